import { namedAs, type Person } from '../../model/person';
import { sha256Hex } from '../../model/sha256';
import { isolatedText, visibleText } from '../../model/visible-text';
import { conversationFacts, personFacts } from '../../render/document-html';
import { addressHeader, mailDate, mailDateOf, textHeader } from '../../render/mail-headers';
import { letterForms, sentenceForms } from '../../render/mail-letter';
import { mailPieces } from '../../render/mail-message';
import { fill } from '../../render/words';
import type { MissingMessage } from '../archive-source';
import { familyAddress, mboxSeparator, messageHeaders, messageIdHeader, ownAddress } from '../mail-envelope';
import type { LoadedMessage } from '../message-loader';
import { placeholderLines } from '../pages/placeholder';
import { stopIfAsked } from '../stop';
import { textBlob } from '../streamed-blob';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';
import { attachmentNotes, mailFiles } from './mail-files';

/**
 * A message as a mail (EML, RFC 5322, CRLF line ends) with its attachments inside; a conversation as a mailbox file (mboxrd,
 * LF line ends as in messages.mbox). Addresses end in .invalid; -0000 says that nobody knows the zone of a time.
 *
 * What Letterkeep itself has to say is never put into a letter: of a message, it is a text part after the letter; of a
 * conversation, a mail from Letterkeep before the others ("About this file"). So is a message that is missing, in its place:
 * a mail in the name of a person who did not write it would be a forgery.
 */
export const mailWriter: DocumentWriter = {
  extensions: { message: 'eml', conversation: 'mbox' },
  attachments: 'inside',
  holds: () => true,
  message({ loaded, person, notices }, tools) {
    return textBlob(withCrlf(messagePieces(loaded, person, notices, tools)), 'message/rfc822');
  },
  conversation(content, tools) {
    return textBlob(mailbox(content, tools), 'application/mbox');
  },
};

async function* withCrlf(pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  for await (const piece of pieces) yield piece.replace(/\n/g, '\r\n');
}

async function* mailbox(
  content: ConversationContent,
  tools: DocumentTools,
): AsyncGenerator<string, void, undefined> {
  const { person, items } = content;
  yield `${mboxSeparator(tools.madeAt.toISOString().slice(0, 19))}\n`;
  yield* aboutPieces(content, tools);
  const gaps = new Map<string, number>();
  for (const item of items) {
    stopIfAsked(tools.signal);
    yield `${mboxSeparator(item.date)}\n`;
    if (item.what === 'missing') {
      const facts = JSON.stringify(item.missing);
      const before = gaps.get(facts) ?? 0;
      gaps.set(facts, before + 1);
      yield* gapPieces(item.missing, `${facts} ${before}`, tools);
    } else {
      yield* messagePieces(await tools.loader.load(item.record.id), person, [], tools);
    }
  }
}

function messagePieces(
  loaded: LoadedMessage,
  whole: Person,
  notices: readonly string[],
  { loader, words }: DocumentTools,
): AsyncGenerator<string, void, undefined> {
  const { message } = loaded;
  const person = namedAs(whole, message.personName);
  const name = visibleText(person.name);
  const notes = [...notices, ...attachmentNotes(loaded, words.render)];
  const mail = {
    headers: [
      ...messageHeaders({
        record: message,
        person,
        shownName: name,
        subject: words.pages.messageTitle(
          message.direction,
          isolatedText(name),
          isolatedText(visibleText(message.dateText)),
        ),
      }),
      ...(message.status === undefined ? [] : [textHeader('X-Letterkeep-Status', message.status)]),
    ],
    id: message.id,
    ...letterForms(loaded, words.render),
    note: notes.length === 0 ? undefined : notes.join('\n\n'),
  };
  return mailPieces(mail, mailFiles(loaded, loader, words.render));
}

async function* aboutPieces(
  { person, messages, notices }: ConversationContent,
  { words, madeAt }: DocumentTools,
): AsyncGenerator<string, void, undefined> {
  const name = isolatedText(visibleText(person.name));
  const sentences = [
    fill(words.render.conversationTitle, { name }),
    personFacts(person, words.render),
    conversationFacts(messages, words.render),
    ...notices,
    `${words.pages.timeZone} ${words.mail.hours}`,
    words.render.madeBy,
  ].filter((sentence) => sentence !== '');
  const id = await sha256Hex(`letterkeep about 1\n${person.key}\n${messages.map(({ id }) => id).join('\n')}`);
  const subject = `${words.mail.aboutThisFile}: ${sentences[0] ?? ''}`;
  yield* ownMail(id, subject, [`Date: ${mailDateOf(madeAt)}`], sentences);
}

async function* gapPieces(
  missing: MissingMessage,
  facts: string,
  { words }: DocumentTools,
): AsyncGenerator<string, void, undefined> {
  const { title, reason } = placeholderLines(missing, words);
  const date = missing.date ? [`Date: ${mailDate(missing.date)}`] : [];
  yield* ownMail(await sha256Hex(`letterkeep gap 1\n${facts}`), title, date, [title, reason]);
}

/** A mail of Letterkeep's own to the family. */
function ownMail(
  id: string,
  subject: string,
  dateHeader: readonly string[],
  sentences: readonly string[],
): AsyncGenerator<string, void, undefined> {
  const headers = [
    addressHeader('From', 'Letterkeep', ownAddress),
    addressHeader('To', '', familyAddress),
    ...dateHeader,
    textHeader('Subject', subject),
    messageIdHeader(id),
  ];
  return mailPieces({ headers, id, ...sentenceForms(sentences) }, []);
}
