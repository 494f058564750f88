import type { Marionette } from '../marionette';
import { firefoxInside } from './firefox-inside';
import { Tab } from './tab';

/** One of the doors that firefox-inside.ts opens, by name. */
export type FirefoxDoors = (name: string, ...args: unknown[]) => Promise<unknown>;

/** A guard against hanging. Milliseconds. */
const longest = 110_000;

/** Puts the doors into Firefox; from then on nobody else may drive it. */
export async function openFirefoxDoors(marionette: Marionette): Promise<FirefoxDoors> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  const inSandbox = { sandbox: 'letterkeep doors', newSandbox: false };
  await marionette.send('WebDriver:ExecuteScript', {
    script: `${firefoxInside} return '';`,
    args: [],
    ...inSandbox,
  });
  const ask = async (name: string, args: unknown[]): Promise<unknown> => {
    const answer = marionette.send('WebDriver:ExecuteAsyncScript', {
      script: `const [name, args, done] = arguments;
        doors[name](...args).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [name, args],
      ...inSandbox,
    });
    const { value } = (await answer.catch((error: unknown) => {
      throw new Error(`The door "${name}" gave no answer to ${JSON.stringify(args).slice(0, 300)}.`, {
        cause: error,
      });
    })) as { value: { value?: unknown; error?: string } };
    if (value.error !== undefined) throw new Error(value.error);
    return value.value;
  };
  // One after another: a second script of the sandbox would take the answer of the first.
  let last: Promise<unknown> = Promise.resolve();
  return (name, ...args) => {
    const answer = last.catch(() => undefined).then(() => ask(name, args));
    last = answer;
    return answer;
  };
}

/** @param number by which the doors know the page */
export function firefoxTab(doors: FirefoxDoors, number: unknown): Tab {
  const answer = async (door: string, ...args: unknown[]): Promise<unknown> => {
    const said = (await doors(door, number, ...args, longest)) as { value?: unknown; error?: string };
    if (said.error !== undefined) throw new Error(said.error);
    return said.value;
  };
  return new Tab({
    run: (expression) => answer('run', expression),
    clickAt: (x, y, heard) => answer('clickAt', x, y, heard),
    goTo: (url) => doors('goTo', number, url),
    reload: () => doors('reload', number),
    goBack: () => doors('goBack', number),
    toFront: () => doors('toFront', number),
    close: () => doors('close', number),
  });
}
