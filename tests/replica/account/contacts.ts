import type { MadeUpContact } from './model';
import type { Random } from './random';

/**
 * Who is on the account. The order matters: a small account keeps the first ones.
 * Names are invented; agencies are title-cased as in the drop-down of home.aspx (dossier 2.2).
 */
const people: readonly { name: string; agency: string }[] = [
  { name: 'Fake Michael Mockson', agency: 'Michigan Department Of Corrections' },
  { name: 'José Núñez-Fakely', agency: 'California Department Of Corrections' },
  { name: 'Fake Michael Mockson', agency: 'Ohio Department Of Rehabilitation And Correction' },
  { name: "Sean O'Fakely", agency: 'Jpay Vantiv (texas Department Of Criminal)' },
  { name: 'Con Prn', agency: 'Idaho Department Of Correction' },
  { name: 'Aux', agency: 'Idaho Department Of Correction' },
  { name: 'ياسر المختلق', agency: 'Virginia Department Of Corrections' },
  { name: 'Sunny ☀️ Fakeman 🌻', agency: 'Kansas Department Of Corrections' },
];

/** On home.aspx, in no message. */
const silent = { name: 'Nobody Writeth', agency: 'Texas Department of Criminal Justice' };

export interface ContactPlan {
  /** In place of the usual people. */
  readonly named?: readonly { name: string; agency: string }[] | undefined;
  /** How many people have messages, at most eight. */
  readonly people: number;
  /** Whether one more contact has no message at all. */
  readonly silentContact: boolean;
}

/** Contacts with numbers of their own; the silent one, if wanted, comes last. */
export function makeContacts(
  random: Random,
  plan: ContactPlan,
): { writing: MadeUpContact[]; all: MadeUpContact[] } {
  const wanted = (plan.named ?? people).slice(0, Math.max(1, plan.people));
  const first = random.int(10, 90) * 1000;
  const number = random.int(15_000_000, 17_000_000);
  const made = [...wanted, ...(plan.silentContact ? [silent] : [])].map((person, at) => ({
    key: `contact-${at + 1}`,
    ...person,
    inmateId: String(first + at * 7).padStart(10, '0'),
    optionValue: String(number + at * 113),
  }));
  return { writing: made.slice(0, wanted.length), all: made };
}
