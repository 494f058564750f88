import type { Direction } from '../account/model';
import type { Letter } from '../live-account';
import type { SignedIn } from '../visit';

/** Where a letter is read. The token is percent-encoded, being base64 with + / and =. */
export function letterUrl(visit: SignedIn, letter: Letter): string {
  const { switches, tokens } = visit.site;
  const direction = letter.message.direction;
  const page = direction === 'received' ? 'IncomingMailView.aspx' : 'SentMailView.aspx';
  const epoch = switches.tokens === 'stable' ? 0 : visit.session.listLoads[direction];
  return `${page}?${switches.tokenParameter}=${encodeURIComponent(tokens.make(letter.id, epoch))}`;
}

/** The letter that a token of a link stands for; null when there is none, or the token has died. */
export function letterOf(visit: SignedIn, token: string | null, direction: Direction): Letter | null {
  const read = token === null ? null : visit.site.tokens.read(token);
  if (!read) return null;
  const isDead =
    visit.site.switches.tokens === 'changing-old-dead' && read.epoch !== visit.session.listLoads[direction];
  const letter = visit.account.find(read.value);
  return !isDead && letter?.message.direction === direction ? letter : null;
}

/** The letters that a list shows to this session now, newest first. */
export function lettersShown(visit: SignedIn, direction: Direction): Letter[] {
  const letters = visit.account.boxes[direction];
  if (visit.site.switches.listScope === 'all') return letters;
  const chosen = visit.session.selected ?? visit.account.contacts[0]?.key;
  return letters.filter((letter) => letter.message.contact.key === chosen);
}

/** Address of a mailbox's list. */
export function listAddress(visit: SignedIn, direction: Direction): string {
  return direction === 'received' ? 'IncomingMails.aspx' : visit.site.switches.sentUrl;
}
