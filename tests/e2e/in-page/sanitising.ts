import { offences } from '../../hostile/offences';
import { sanitiseBody } from '../../../src/render/sanitise';
import { parseBody } from '../../../src/render/trusted-parsing';
import { generatedMail } from '../../hostile/generated-mail';

/* Runs in the page of a real browser (harness/real-dom.ts): the sanitiser that ships, on the DOM it ships for. */

export interface Unsound {
  mail: string;
  because: string;
}

/**
 * Those of some mails that come out with anything forbidden, or not as a fixed point. `wordsMayDo`: for mail that nests
 * deeper than parsers go, it is right to keep the words alone.
 */
export function unsound(mails: string[], wordsMayDo: boolean): Unsound[] {
  return mails.flatMap((mail) => {
    const because = faultOf(mail, wordsMayDo);
    return because === '' ? [] : [{ mail, because }];
  });
}

/** The same of generated mails, by number: `count` of them from `from`, made of `corpus`. */
export function unsoundGenerated(corpus: string[], from: number, count: number): Unsound[] {
  const found: Unsound[] = [];
  for (let number = from; number < from + count; number += 1) {
    const mail = generatedMail(corpus, number);
    // A few agree with themselves in no round, and are right to keep their words alone.
    const because = faultOf(mail, true);
    if (because !== '') found.push({ mail, because: `seed ${number}: ${because}` });
  }
  return found;
}

function faultOf(mail: string, wordsMayDo = false): string {
  const once = sanitiseBody(mail);
  const found = offences(once.html);
  if (found.length > 0) return `offences: ${found.join(', ')}`;
  const twice = sanitiseBody(once.html);
  if (twice.html !== once.html) return `sanitised again: ${once.html} became ${twice.html}`;
  const parsed = parseBody(once.html).innerHTML;
  if (parsed !== once.html) return `parsed again: ${once.html} became ${parsed}`;
  if (once.removed.allMarkup && !wordsMayDo) return 'only its words were kept';
  return '';
}

/** How many generated mails would be found at fault if nobody sanitised them: that the judge is awake. */
export function offendingUnsanitised(corpus: string[], from: number, count: number): number {
  const numbers = Array.from({ length: count }, (_, at) => from + at);
  return numbers.filter((number) => offences(generatedMail(corpus, number)).length > 0).length;
}
