import { makeAttachment } from './attachments';
import type { AttachmentPlan } from './attachments';
import { awkwardKinds, makeAwkward } from './awkward';
import type { AwkwardKind, Draft, DraftGroup } from './awkward';
import { makeContacts } from './contacts';
import { momentFrom } from './dates';
import { bodyMarkups, expectedTexts } from './expected-text';
import type { BodyMarkup } from './expected-text';
import { hostileText } from './hostile';
import type { MadeUpAccount, MadeUpContact, MadeUpMessage } from './model';
import { randomFrom } from './random';
import type { Random } from './random';
import { ordinaryWords } from './words';

export interface AccountOptions {
  readonly seed: string | number;
  /** How many messages in all, both mailboxes together. */
  readonly messages?: number;
  /** How many people have messages, one to eight. With one, no two share a name. */
  readonly people?: number;
  /** Who they are, in place of the usual people. */
  readonly named?: readonly { readonly name: string; readonly agency: string }[];
  /** Whether a contact without any message is listed too. */
  readonly silentContact?: boolean;
  /** Which awkward kinds to hold, as far as `messages` has room. Default: all but the hostile HTML. */
  readonly awkward?: readonly AwkwardKind[];
  /** Adds the message of live hostile HTML. */
  readonly hostile?: boolean;
  /** Rough bytes of one attachment; a VideoGram has four times that. */
  readonly attachmentBytes?: number;
  /** How many ordinary messages carry a photo: 0 to 1. */
  readonly photoShare?: number;
  readonly holder?: { readonly name: string; readonly userId: string };
}

const day = 86_400;
const newest = Date.UTC(2026, 10, 20, 18, 30, 0) / 1000;
const statuses = ['Released', 'Released', 'Printed', 'Requires Approval'];

function ordinary(random: Random, photoShare: number): DraftGroup {
  const attachments: AttachmentPlan[] =
    random.next() < photoShare
      ? [{ kind: 'image', format: random.pick(['jpeg', 'png']), label: 'Attachment 1' }]
      : [];
  return {
    drafts: [
      { direction: random.next() < 0.6 ? 'received' : 'sent', source: ordinaryWords(random), attachments },
    ],
  };
}

/** The awkward groups that fit, then ordinary messages until there are `count`. */
function planGroups(
  random: Random,
  count: number,
  kinds: readonly AwkwardKind[],
  photoShare: number,
): [string, DraftGroup][] {
  const groups: [string, DraftGroup][] = [];
  let room = count;
  for (const kind of kinds) {
    const group = makeAwkward(kind, random);
    if (group.drafts.length > room) continue;
    groups.push([kind, group]);
    room -= group.drafts.length;
  }
  while (room-- > 0) groups.push(['ordinary', ordinary(random, photoShare)]);
  return random.shuffle(groups);
}

function textsOf(draft: Draft): Record<BodyMarkup, string> {
  const texts = expectedTexts(draft.source);
  if (draft.bodyKind === 'hostile') for (const markup of bodyMarkups) texts[markup] = hostileText;
  return texts;
}

interface Place {
  readonly purpose: string;
  readonly contact: MadeUpContact;
  readonly seconds: number;
  readonly letterNumber: number;
}

function makeMessage(draft: Draft, place: Place, random: Random, attachmentBytes: number): MadeUpMessage {
  return {
    purpose: place.purpose,
    direction: draft.direction,
    contact: place.contact,
    moment: momentFrom(place.seconds),
    letterNumber: String(place.letterNumber),
    status: draft.direction === 'sent' ? random.pick(statuses) : '',
    unread: draft.direction === 'received' && random.next() < 0.2,
    bodyKind: draft.bodyKind ?? 'text',
    source: draft.source,
    expectedText: textsOf(draft),
    attachments: (draft.attachments ?? []).map((plan) => makeAttachment(plan, random, attachmentBytes)),
  };
}

/** Any account, of any size, from a seed: the same seed and options always give the same bytes. */
export function makeAccount(options: AccountOptions): MadeUpAccount {
  const random = randomFrom(options.seed);
  const count = options.messages ?? 40;
  const { writing, all } = makeContacts(random, {
    people: options.people ?? 8,
    named: options.named,
    silentContact: options.silentContact ?? true,
  });
  const kinds =
    options.awkward ?? awkwardKinds.filter((kind) => kind !== 'hostile' || options.hostile === true);
  const groups = planGroups(random, count, kinds, options.photoShare ?? 0.1);
  // Ten years at most: large accounts are denser, and their tail is "archived" (dossier 2.9).
  const gap = Math.min(2 * day, (3650 * day) / Math.max(1, count));
  const made: MadeUpMessage[] = [];
  let seconds = newest;
  let letterNumber = 900_000_000 + random.int(0, 99_999) * 100;
  groups.forEach(([purpose, group], index) => {
    seconds -= random.int(120, Math.max(240, Math.floor(gap * 2)));
    if (group.timeOfDay !== undefined)
      seconds = Math.floor((seconds - group.timeOfDay) / day) * day + group.timeOfDay;
    if (group.together === 'same minute') seconds = Math.floor(seconds / 60) * 60 + 41;
    // The first groups go round the people, so that a small account has them all.
    const contact = writing[index % writing.length] as MadeUpContact;
    for (const draft of group.drafts) {
      letterNumber -= random.int(1, 900);
      made.push(
        makeMessage(
          draft,
          { purpose, contact, seconds, letterNumber },
          random,
          options.attachmentBytes ?? 600,
        ),
      );
      if (group.together === 'same minute') seconds -= 17;
    }
  });
  return {
    seed: String(options.seed),
    holder: options.holder ?? { name: 'Faketta Testerly', userId: 'faketta@example.invalid' },
    contacts: all,
    inbox: made.filter((message) => message.direction === 'received'),
    sent: made.filter((message) => message.direction === 'sent'),
  };
}
