// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { givenAnswers } from '../../../src/model/given-answers';
import { questionKey, type SamePersonAnswer } from '../../../src/model/same-person';
import { samePersonQuestions } from '../../../src/model/same-person-questions';
import type { Contact } from '../../../src/model/person';
import { samePersonLine, type WaitingQuestions } from '../../../src/ui/same-person-line';
import {
  samePersonPanel,
  type SamePersonPanel,
  type SamePersonPorts,
} from '../../../src/ui/same-person-panel';
import { wordsFor } from '../../../src/ui/words';
import { allByRole, byRole, press } from './by-role';

const words = wordsFor('en');
const contacts: Contact[] = [
  { name: 'John Fake', inmateId: 'A12345', agency: 'Invented State' },
  { name: 'FAKE, JOHN', inmateId: 'B67890', agency: 'Made-up State' },
];
let answers: SamePersonAnswer[];
let panel: SamePersonPanel;
const changed = vi.fn<() => void>();

/** A vault of thin air. */
const ports: SamePersonPorts = {
  accounts: () => {
    const names = shown.map((name) => ({ name, messages: 2 }));
    return Promise.resolve([
      {
        accountId: 'account-1',
        questions: samePersonQuestions(names, contacts, answers),
        ...givenAnswers(shown, contacts, answers),
      },
    ]);
  },
  answer: (_account, answer) => {
    answers = [...answers.filter((one) => questionKey(one) !== questionKey(answer)), answer];
    return Promise.resolve();
  },
  takeBack: (_account, back) => {
    answers = answers.filter((one) => !back.some((other) => questionKey(other) === questionKey(one)));
    return Promise.resolve();
  },
};
let shown: string[];

async function open(other: Partial<SamePersonPorts> = {}): Promise<void> {
  panel = samePersonPanel({ ...ports, ...other }, words, changed);
  document.body.replaceChildren(panel.root);
  await settled();
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const said = (role: 'status' | 'alert'): string =>
  panel.root.querySelector(`[role=${role}]`)?.textContent ?? '';
const asked = (): string[] =>
  Array.from(panel.root.querySelectorAll('.question li'), ({ textContent }) => textContent);
const pressed = async (name: string): Promise<void> => {
  press(panel.root, name);
  await settled();
};

beforeEach(() => {
  vi.resetAllMocks();
  answers = [];
  shown = ['John Fake', 'FAKE, JOHN'];
});

describe('“Is this the same person?”', () => {
  it('is named by its heading while it asks, and by nothing when there is nothing left to ask', async () => {
    await open();
    expect(panel.root.getAttribute('aria-labelledby')).toBe(panel.root.querySelector('h2')?.id);
    shown = [];
    await panel.look();
    expect(panel.root.querySelector('h2')).toBeNull();
    expect(panel.root.hasAttribute('aria-labelledby')).toBe(false);
  });

  it('names both with their numbers, says why, and that they may be two', async () => {
    await open();
    expect(asked()).toEqual(['FAKE, JOHN (B67890, Made-up State)', 'John Fake (A12345, Invented State)']);
    expect(panel.root.textContent).toContain(words.samePerson.reasons['last-name-first']);
    expect(panel.root.textContent).toContain(words.samePerson.perhapsTwo);
    expect(answers).toEqual([]);
  });

  it('puts them together after Yes and no sooner, and apart again when asked', async () => {
    await open();
    await pressed(words.samePerson.yesNames);
    expect(answers).toEqual([{ about: 'names', names: ['FAKE, JOHN', 'JOHN FAKE'], same: true }]);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(said('status')).toBe(words.samePerson.putTogether);
    expect(asked()).toEqual([]);
    expect(document.activeElement?.tagName).toBe('H2');
    await pressed('Put apart again: FAKE, JOHN; John Fake');
    expect(answers).toEqual([]);
    expect(changed).toHaveBeenCalledTimes(2);
    expect(said('status')).toBe(words.samePerson.apartAgain);
    expect(asked()).toHaveLength(2);
  });

  it('asks no more after No, unless it is wished', async () => {
    await open();
    await pressed(words.samePerson.no);
    expect(said('status')).toBe(words.samePerson.keptApart);
    await open();
    expect(asked()).toEqual([]);
    const folded = panel.root.querySelector('details');
    if (!folded) throw new Error('no way back');
    folded.open = true;
    press(panel.root, 'Ask me again: FAKE, JOHN; John Fake');
    await settled();
    expect(asked()).toHaveLength(2);
  });

  it('keeps nothing after “Decide later”, and asks again when the page is opened anew', async () => {
    await open();
    await pressed(words.samePerson.later);
    expect(said('status')).toBe(words.samePerson.askedLater);
    expect(asked()).toEqual([]);
    expect(answers).toEqual([]);
    await open();
    expect(asked()).toHaveLength(2);
  });

  it('asks one question at a time, and says how many more there are', async () => {
    shown = ['John Fake', 'FAKE, JOHN', 'José Inventado', 'JOSE INVENTADO'];
    await open();
    expect(asked()).toHaveLength(2);
    expect(panel.root.textContent).toContain(words.samePerson.more(1));
  });

  it('shows nothing at all where there is nothing to ask', async () => {
    shown = ['John Fake', 'Fake Brother'];
    await open();
    expect(panel.root.textContent).toBe('');
    expect(allByRole(panel.root, 'heading')).toEqual([]);
  });

  it('says so when an answer could not be kept, and asks still', async () => {
    await open({ answer: () => Promise.reject(new Error('made-up trouble')) });
    await pressed(words.samePerson.yesNames);
    expect(said('alert')).toContain('made-up trouble');
    expect(said('status')).toBe('');
    expect(changed).not.toHaveBeenCalled();
    expect(asked()).toHaveLength(2);
  });

  it('goes on in Spanish', async () => {
    await open();
    const spanish = wordsFor('es');
    panel.speak(spanish);
    await pressed(spanish.samePerson.yesNames);
    expect(said('status')).toBe(spanish.samePerson.putTogether);
  });
});

describe('the line of the archive tab', () => {
  it('leads to the questions where there are some, and is not there where there are none', async () => {
    const line = samePersonLine();
    document.body.replaceChildren(line.root);
    line.speak(words);
    await line.show(Promise.resolve({ people: 0, account: false }));
    expect(line.root.hidden).toBe(true);
    await line.show(Promise.resolve({ people: 2, account: false }));
    expect(line.root.hidden).toBe(false);
    expect(byRole(line.root, 'link', words.samePerson.lookAtThem).getAttribute('href')).toBe('?kept');
    await line.show(Promise.resolve({ people: 0, account: false }));
    expect(line.root.hidden).toBe(true);
  });

  it('shows what was asked last, whichever answer comes first', async () => {
    const line = samePersonLine();
    line.speak(words);
    let late: (waiting: WaitingQuestions) => void = () => undefined;
    const first = line.show(new Promise((resolve) => (late = resolve)));
    await line.show(Promise.resolve({ people: 0, account: false }));
    late({ people: 3, account: false });
    await first;
    expect(line.root.hidden).toBe(true);
  });
});
