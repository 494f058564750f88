import { setTimeout as pause } from 'node:timers/promises';

/** What a browser must be able to do with one of its pages; all that a family does is made of it. */
export interface Door {
  /** Runs the text of an expression in the page; what its promise gives comes back as JSON would carry it. */
  run(expression: string): Promise<unknown>;
  /**
   * Presses and releases the main mouse button there, in CSS pixels of the window, while the expression waits in the
   * page for what comes of it: gives its answer.
   */
  clickAt(x: number, y: number, heard: string): Promise<unknown>;
  /** Resolves when the page has loaded. */
  goTo(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  goBack(): Promise<unknown>;
  toFront(): Promise<unknown>;
  close(): Promise<unknown>;
}

type Finder<A extends unknown[]> = (...args: A) => Element | null;

/** A guard against hanging, not a measure. Milliseconds. */
const patience = 90_000;

/**
 * A page in a real browser, whichever it is. Functions are sent into it as text: they see their arguments and the page,
 * and nothing around them here.
 */
export class Tab {
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  evaluate<A extends unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    return this.#door.run(call(run, args)) as Promise<T>;
  }

  /** Resolves when the function says true; asked again at every change of the page, and in the page that follows. */
  async until<A extends unknown[]>(holds: (...args: A) => boolean, ...args: A): Promise<void> {
    await this.#insist(
      () => this.#door.run(whenever(call(holds, args))),
      `${String(holds)} of ${JSON.stringify(args)} never held`,
    );
  }

  /** Clicks with the mouse on the middle of what is found, once it is there; finds it anew if it moved away meanwhile. */
  async click<A extends unknown[]>(find: Finder<A>, ...args: A): Promise<void> {
    const found = call(find, args);
    let isClicked = false;
    await this.#insist(
      async () => {
        if (isClicked) return;
        const [x, y] = (await this.#door.run(middleOf(found))) as [number, number];
        const before = await this.address();
        const heard = await this.#door.clickAt(x, y, clickHeard(found)).catch(() => undefined);
        isClicked = heard === true || (heard === undefined && (await this.#isGoneFrom(before)));
        if (!isClicked) throw new Error('The click went elsewhere.');
      },
      `${String(find)} could not be clicked`,
    );
  }

  /**
   * Clicks on what leads to another page until it does, and resolves once that has loaded. Firefox now and then hears a
   * click in a page that has just come and goes nowhere (two of twelve times, 28 November 2026); a person clicks again.
   */
  async follow<A extends unknown[]>(find: Finder<A>, ...args: A): Promise<void> {
    const before = await this.address();
    for (let clicks = 0; clicks < 5; clicks += 1) {
      await this.click(find, ...args);
      for (let looks = 0; looks < 40; looks += 1) {
        if (await this.#isGoneFrom(before)) {
          await this.until(() => document.readyState === 'complete');
          return;
        }
        await pause(200);
      }
    }
    throw new Error(`${String(find)} leads nowhere.`);
  }

  address(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  async goTo(url: string): Promise<void> {
    await this.#leaveFor(() => this.#door.goTo(url));
  }

  async reload(): Promise<void> {
    await this.#leaveFor(() => this.#door.reload());
  }

  async goBack(): Promise<void> {
    await this.#door.goBack();
  }

  async toFront(): Promise<void> {
    await this.#door.toFront();
  }

  async close(): Promise<void> {
    await this.#door.close();
  }

  /** Leaves the page, and resolves once another one has loaded: who clicks before then clicks on the page that is left. */
  async #leaveFor(go: () => Promise<unknown>): Promise<void> {
    await this.evaluate(() => document.documentElement.setAttribute('data-left-behind', ''));
    await go();
    await this.until(
      () => !document.documentElement.hasAttribute('data-left-behind') && document.readyState === 'complete',
    );
  }

  /** Whether the click that nobody could tell of closed the page or led away from it. */
  async #isGoneFrom(address: string): Promise<boolean> {
    return (await this.address().catch(() => undefined)) !== address;
  }

  /** A page that is left in the middle answers nothing: it is asked again in the next one. */
  async #insist(attempt: () => Promise<unknown>, complaint: string): Promise<void> {
    const deadline = Date.now() + patience;
    for (;;) {
      const left = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
      const late = new Promise<never>((_, reject) => {
        left.addEventListener('abort', () => reject(new Error(`${complaint} within ${patience} ms.`)));
      });
      try {
        await Promise.race([attempt(), late]);
        return;
      } catch (error) {
        if (Date.now() >= deadline || isMistake(error)) throw error;
        await pause(50);
      }
    }
  }
}

/** A test that is wrong will not get right by asking again. */
function isMistake(error: unknown): boolean {
  return /(Syntax|Reference|Type)Error/.test(String(error));
}

function call(run: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${String(run)})(...${JSON.stringify(args)})`;
}

/** A promise of the moment at which the condition holds. */
function whenever(condition: string): string {
  return `new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => look());
    const look = () => {
      try {
        if (!(${condition})) return;
        observer.disconnect();
        resolve(true);
      } catch (error) {
        observer.disconnect();
        reject(error);
      }
    };
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    document.addEventListener('readystatechange', look);
    look();
  })`;
}

function middleOf(found: string): string {
  return `${whenever(`(${found}) !== null`)}.then(() => {
    const element = ${found};
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  })`;
}

/** Whether the element hears a click; false when it has gone from the page or nothing came. */
function clickHeard(found: string): string {
  return `new Promise((resolve) => {
    const element = ${found};
    if (element === null) return resolve(false);
    element.addEventListener('click', () => resolve(true), { once: true, capture: true });
    new MutationObserver(() => element.isConnected || resolve(false)).observe(document, { subtree: true, childList: true });
    setTimeout(() => resolve(false), 5000);
  })`;
}
