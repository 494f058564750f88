import { readMessageBody } from '../jpay/message-page';
import { parsePage } from '../jpay/page';
import { LetterkeepError } from '../model/failure';
import { contentHash } from '../model/identity';
import type { ArchiveLine } from './archive-line';

/** What the page of a message, as JPay served it, says once more. */
export interface ServedBody {
  bodyHtml: string;
  charset: string;
  contentHash: string;
}

/**
 * Reads the body out of the page that an archive holds, as the reader did when it was served. Undefined if it cannot be
 * read as that message's page: it was damaged, or is read otherwise by today's Letterkeep.
 */
export async function servedBody(
  bytes: Uint8Array<ArrayBuffer>,
  line: ArchiveLine,
  parseHtml: (html: string) => Document,
): Promise<ServedBody | undefined> {
  const { direction, person, dateText, kept } = line;
  const name = direction === 'received' ? 'IncomingMailView.aspx' : 'SentMailView.aspx';
  const page = parsePage(
    {
      // The archive keeps no addresses: a token in one opens a letter. Which kind of page it was, the list tells.
      url: `https://www.jpay.com/${name}`,
      redirected: false,
      status: 200,
      retryAfter: null,
      contentType: kept ? `text/html; charset=${kept.page.charset}` : 'text/html',
      bytes,
    },
    parseHtml,
  );
  try {
    const { bodyHtml, bodyText, direction: shown } = readMessageBody(page);
    if (shown !== direction) return undefined;
    const hash = await contentHash({ direction, personName: person.name, dateText, bodyText });
    return { bodyHtml, charset: page.charset, contentHash: hash };
  } catch (error) {
    if (error instanceof LetterkeepError) return undefined;
    throw error;
  }
}
