import { comments, rawText, twiceParsed } from './mail/twice-parsed';
import { direction, encodings, forgedNotes } from './mail/text';
import { headElements, otherFetches, pictures, refreshes } from './mail/fetching';
import { limits } from './mail/limits';
import { addresses, lyingLinks } from './mail/links';
import { newer } from './mail/newer';
import { clobbering, forms } from './mail/site-forms';
import { handlers, script } from './mail/script';
import { mathml, svg } from './mail/foreign';
import { style } from './mail/style';

/**
 * Mail that tries to do something, by class, all of it written for this project. Hosts are names under `.example`, so
 * that a canary that every name leads to hears of them. Every one of them must come out harmless everywhere.
 */
export const hostileMailByClass = {
  script,
  handlers,
  pictures,
  'other fetches': otherFetches,
  'head elements': headElements,
  refreshes,
  style,
  svg,
  mathml,
  forms,
  clobbering,
  'twice parsed': twiceParsed,
  'raw text': rawText,
  comments,
  encodings,
  direction,
  'forged notes': forgedNotes,
  addresses,
  'lying links': lyingLinks,
  newer,
  limits,
} as const satisfies Record<string, readonly string[]>;

export type HostileClass = keyof typeof hostileMailByClass;

/** All of it, each once. */
export const hostileMail: readonly string[] = Object.values(hostileMailByClass).flat();
