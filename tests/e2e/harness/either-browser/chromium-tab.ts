import type { CDPSession, Page } from 'playwright-core';
import type { ChromiumWithLetterkeep } from '../chromium';
import { backgroundOf } from '../background';
import { Tab } from './tab';

export function chromiumTab(page: Page): Tab {
  return new Tab({
    run: (expression) => page.evaluate(expression),
    clickAt: (x, y, heard) =>
      listening(
        (expression) => page.evaluate(expression),
        heard,
        () => page.mouse.click(x, y),
      ),
    goTo: (url) => page.goto(url),
    reload: () => page.reload(),
    goBack: () => page.goBack(),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  });
}

/**
 * The popup that the toolbar button opens, over the tab in front. Playwright does not list it: it is reached through
 * the DevTools protocol of the browser itself (toolchain.md 4).
 *
 * @param alone what the popup is left alone for: to be reached takes it time of its own
 */
export async function chromiumToolbarPopup(
  browser: ChromiumWithLetterkeep,
  alone?: () => Promise<void>,
): Promise<Tab> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('Chromium has no browser session.');
  const address = `chrome-extension://${browser.extensionId}/popup.html`;
  await session.send('Target.setDiscoverTargets', { discover: true });
  const opened = new Promise<string>((resolve) => {
    const look = ({ targetInfo }: { targetInfo: { url: string; type: string; targetId: string } }): void => {
      if (targetInfo.url === address && targetInfo.type === 'page') resolve(targetInfo.targetId);
    };
    session.on('Target.targetCreated', look);
    session.on('Target.targetInfoChanged', look);
  });
  const worker = await backgroundOf(browser);
  await worker.evaluate(async () => {
    await (
      globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } }
    ).chrome.action.openPopup();
  });
  const target = await opened;
  await alone?.();
  const page = await nestedSession(session, target);
  const run = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = (await page('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return new Tab({
    run,
    clickAt: (x, y, heard) =>
      listening(run, heard, async () => {
        const at = { x, y, button: 'left', clickCount: 1 };
        await page('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
        await page('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
      }),
    goTo: (url) => page('Page.navigate', { url }),
    reload: () => page('Page.reload', {}),
    goBack: () => Promise.reject(new Error('A popup has no way back.')),
    toFront: () => Promise.resolve(),
    close: () => page('Runtime.evaluate', { expression: 'window.close()' }),
  });
}

/** The mouse comes by another way than what is run, and could be there first: the page listens before it is moved. */
async function listening(
  run: (expression: string) => Promise<unknown>,
  heard: string,
  press: () => Promise<void>,
): Promise<unknown> {
  await run(`void (globalThis.heard = ${heard})`);
  await press();
  return await run('globalThis.heard');
}

interface Evaluated {
  result: { value: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** A session inside the session, by which commands reach one target. */
async function nestedSession(
  session: CDPSession,
  targetId: string,
): Promise<(method: string, parameters: object) => Promise<unknown>> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const answer = JSON.parse(message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let gone: Error | undefined;
  session.on('Target.detachedFromTarget', ({ sessionId: from }) => {
    if (from !== sessionId) return;
    gone = new Error('The popup was closed.');
    for (const [id, answer] of waiting) answer({ id, error: { message: gone.message } });
  });
  let last = 0;
  return (method, parameters) => {
    if (gone) return Promise.reject(gone);
    const id = ++last;
    const answered = new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(error.message));
        else resolve(result);
      });
    });
    const message = JSON.stringify({ id, method, params: parameters });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answered);
  };
}
