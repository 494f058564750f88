import type { Choice, ExportRequest } from './export-request';
import type { Attachment, Direction } from './message';
import { comparableName } from './person';

/** What is known of a message when it is asked whether the family chose it: its own facts, or those of its row in a list. */
export interface Choosable {
  direction: Direction;
  personName: string;
  /** A local date, however precise; null if none is shown that can be read. */
  date: string | null;
}

/**
 * Whether a message is among what the family chose. A row of a list that shows no date may be: its page tells
 * (isBetweenDates).
 */
export function isChosen({ direction, personName, date }: Choosable, choice: Choice): boolean {
  return (
    isChosenDirection(direction, choice) && isChosenPerson(personName, choice) && isBetweenDates(date, choice)
  );
}

/** Whether anything of what was received, or of what was sent, was chosen. */
export function isChosenDirection(direction: Direction, { directions = [] }: Choice): boolean {
  return directions.length === 0 || directions.includes(direction);
}

function isChosenPerson(personName: string, { people = [] }: Choice): boolean {
  return people.length === 0 || people.includes(comparableName(personName));
}

/** @param date a local date, or null: a message without a readable date is always exported */
export function isBetweenDates(date: string | null, { from, to }: Choice): boolean {
  if (date === null) return true;
  const day = date.slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

export function hasDates({ from, to }: Choice): boolean {
  return from !== undefined || to !== undefined;
}

/** Whether nothing that is kept stands outside the choice: neither a person, a time, a direction nor attachments. */
export function choosesEverything(choice: Choice): boolean {
  const { people = [], directions = [], withoutAttachments } = choice;
  return people.length === 0 && directions.length === 0 && !withoutAttachments && !hasDates(choice);
}

/** Whether what hangs on the messages is left out. */
export function leavesAttachmentsOut(request: ExportRequest): boolean {
  return request.what === 'archive' && request.choice.withoutAttachments === true;
}

/** Recorded with each attachment that is left out, and read in later archives too. */
export const leftOutReason = 'It was left out, as messages were chosen without their attachments.';

/** An attachment that the family did not ask for: whatever else is known of it, it is not here. */
export function leftOut({ index, label, kind }: Pick<Attachment, 'index' | 'label' | 'kind'>) {
  return {
    index,
    label,
    kind,
    state: 'skipped',
    failure: 'not-chosen',
    reason: leftOutReason,
  } as const satisfies Attachment;
}
