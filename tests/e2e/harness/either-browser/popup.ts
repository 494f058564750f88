import type { Speed } from '../good-manners';
import { makeSilent, type ExtensionApis } from '../interruption';
import type { Tab } from './tab';

/** The popup as a family sees it and presses it, by the names of contract.md. */
export class Popup {
  readonly tab: Tab;

  constructor(tab: Tab) {
    this.tab = tab;
  }

  state(): Promise<string | null> {
    return this.tab.evaluate(() => document.querySelector('main')?.dataset['state'] ?? null);
  }

  waitForState(state: string): Promise<void> {
    return this.tab.until((awaited) => document.querySelector('main')?.dataset['state'] === awaited, state);
  }

  press(name: string): Promise<void> {
    return this.tab.click(namedButton, name);
  }

  /** Presses what leaves a state for a moment, and resolves once the popup has left it and shows it again. */
  async pressAndReturn(name: string, state: string): Promise<void> {
    await this.tab.evaluate((awaited) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('main')?.dataset['state'] === awaited) return;
        document.documentElement.setAttribute('data-left', '');
        observer.disconnect();
      }).observe(document.body, { subtree: true, attributes: true, childList: true });
    }, state);
    await this.press(name);
    await this.tab.until(() => document.documentElement.hasAttribute('data-left'));
    await this.tab.evaluate(() => document.documentElement.removeAttribute('data-left'));
    await this.waitForState(state);
  }

  buttons(): Promise<string[]> {
    return this.tab.evaluate(() =>
      Array.from(document.querySelectorAll('button'))
        .filter((button) => button.checkVisibility())
        .map((button) => button.textContent.trim()),
    );
  }

  /** Resolves when the words can be seen; `^` and `$` are the ends of a line. */
  says(words: RegExp): Promise<void> {
    return this.tab.until((source) => new RegExp(source, 'm').test(document.body.innerText), words.source);
  }

  saysNoMore(words: RegExp): Promise<void> {
    return this.tab.until((source) => !new RegExp(source, 'm').test(document.body.innerText), words.source);
  }

  /** Opens "Choose what to export". */
  unfold(): Promise<void> {
    return this.tab.click(
      () =>
        Array.from(document.querySelectorAll('summary')).find(
          ({ textContent }) => textContent.trim() === 'Choose what to export',
        ) ?? null,
    );
  }

  /** Whether the people that can be chosen are there: JPay is asked for them when the group is first opened. */
  peopleAreThere(): Promise<boolean> {
    return this.tab.evaluate(havePeople);
  }

  peopleCome(): Promise<void> {
    return this.tab.until(havePeople);
  }

  /** Where everything that can be pressed stands, by its words; without the people, who may come and go. */
  places(): Promise<Record<string, number>> {
    return this.tab.evaluate(() =>
      Object.fromEntries(
        Array.from(document.querySelectorAll<HTMLElement>('button, summary, a, input, select'))
          .filter((pressed) => pressed.checkVisibility() && pressed.closest('.people') === null)
          .map((pressed) => {
            const label =
              'labels' in pressed ? (pressed.labels as NodeListOf<HTMLElement> | null)?.[0] : null;
            return [(label ?? pressed).innerText.trim(), pressed.getBoundingClientRect().top];
          }),
      ),
    );
  }

  /** Turns the checkbox of that label, by the mouse. */
  turn(label: RegExp): Promise<void> {
    return this.tab.click(
      (source) =>
        Array.from(document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')).find(
          (box) =>
            box.checkVisibility() &&
            Array.from(box.labels ?? []).some(({ textContent }) =>
              new RegExp(source).test(textContent.trim()),
            ),
        ) ?? null,
      label.source,
    );
  }

  fillDate(label: string, value: string): Promise<void> {
    return this.tab.evaluate(
      (name, date) => {
        const field = Array.from(document.querySelectorAll<HTMLInputElement>('input[type="date"]')).find(
          ({ labels }) => Array.from(labels ?? []).some(({ textContent }) => textContent.trim() === name),
        );
        if (!field) throw new Error(`No field is called ${name}.`);
        field.value = date;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      },
      label,
      value,
    );
  }

  /** Chooses a document format by the name that the family reads. */
  async chooseFormat(label: string): Promise<void> {
    await this.tab.until(
      (name) => Array.from(document.querySelectorAll('option')).some(({ text }) => text === name),
      label,
    );
    await this.tab.evaluate((name) => {
      const option = Array.from(document.querySelectorAll('option')).find(({ text }) => text === name);
      const select = option?.closest('select');
      if (!option || !select) throw new Error(`No format is called ${name}.`);
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, label);
  }

  chooseSpeed(speed: Speed): Promise<void> {
    return this.tab.evaluate(async (chosen) => {
      const { browser, chrome } = globalThis as unknown as ExtensionApis;
      await (browser ?? chrome).storage.local.set({ speed: chosen });
    }, speed);
  }

  /** As if nothing had been heard of the reader or writer for so long: nobody waits for silence in a test. */
  silentFor(ms: number): Promise<void> {
    return this.tab.evaluate(makeSilent, ms);
  }

  /** The browser itself takes the JPay tab out of memory, as it does when memory is short. */
  discardJpay(): Promise<void> {
    return this.tab.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as ExtensionApis;
      const { tabs } = browser ?? chrome;
      const ofJpay = { url: 'https://www.jpay.com/*' };
      for (const { id } of await tabs.query(ofJpay)) await tabs.discard(id);
      if ((await tabs.query(ofJpay)).some(({ discarded }) => !discarded))
        throw new Error('It is still there.');
    });
  }

  /** Resolves when a JPay tab has loaded, in the browser's own eyes. */
  jpayHasLoaded(): Promise<void> {
    return this.tab.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as ExtensionApis;
      const { tabs } = browser ?? chrome;
      const isThere = async (): Promise<boolean> =>
        (await tabs.query({ url: 'https://www.jpay.com/*' })).some(
          ({ discarded, status }) => !discarded && status === 'complete',
        );
      while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 100));
    });
  }

  /** Empties the vault and the status, quicker than by pressing. */
  forgetEverything(): Promise<void> {
    return this.tab.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as ExtensionApis;
      await (browser ?? chrome).storage.local.clear();
      for (const { name } of await indexedDB.databases()) {
        await new Promise((resolve) => {
          const request = indexedDB.deleteDatabase(name ?? '');
          request.onsuccess = resolve;
          request.onerror = resolve;
          request.onblocked = resolve;
        });
      }
    });
  }
}

function havePeople(): boolean {
  return document.querySelector('.people input') !== null;
}

function namedButton(name: string): Element | null {
  const found = Array.from(document.querySelectorAll('button')).filter(
    (button) => button.textContent.trim() === name && button.checkVisibility() && !button.disabled,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
