import { conversationMarkdown } from '../../src/bundle/pages/conversation-page';
import type { Attachment, Message } from '../../src/model/message';
import type { Person } from '../../src/model/person';
import { conversationDocumentMarkdown } from '../../src/render/document-markdown';
import {
  attachmentLabel,
  fileFacts,
  isPicture,
  missingWords,
  pictureWords,
  type PlacedAttachment,
} from '../../src/render/message-parts';
import { messageMarkdown } from '../../src/render/message-markdown';
import { sanitiseBody } from '../../src/render/sanitise';
import { englishRenderWords, fill } from '../../src/render/words';
import { markdownReaders, parseHtml, unexpected } from './markdown-readers';
import { bare, readerNames, resolved } from './markdown-trial';
import { madeUpContents } from '../unit/bundle/made-up-contents';
import { escapeHtml, hostileText } from './texts';

/** Everything in a saved Markdown file that a stranger may have written, hostile at once. */
interface HostileFile {
  person: Person;
  message: Message;
  attachments: PlacedAttachment[];
  fragment: DocumentFragment;
}

const words = englishRenderWords;
const fileNames = [
  'a.jpg',
  '../attachments/a (1).jpg',
  'a%20b%5D).pdf',
  '<b>.mp4',
  'a](b.png',
  'ü&amp;.jpg',
  '(((.gif',
];

function hostileFile(seed: number): HostileFile {
  const text = (part: number): string => hostileText(seed * 16 + part);
  const person = {
    key: 'ab12'.repeat(16),
    name: text(1),
    inmateId: text(2),
    agency: text(3),
    sameNameContacts: [],
  };
  const bodyHtml = escapeHtml(text(0));
  const attachment = (index: number, mediaType: string): Attachment => ({
    index,
    label: text(6 + index),
    kind: index === 2 ? 'document' : 'image',
    state: 'saved',
    mediaType,
    bytes: 1000 * index,
    sha256: '',
  });
  const missing: Attachment = {
    ...{ index: 3, label: text(9), kind: 'videogram', state: 'failed', failure: 'not-an-attachment' },
    reason: text(10),
  };
  const href = (part: number): string => fileNames[(seed + part) % fileNames.length] ?? '';
  const attachments = [
    { attachment: attachment(1, 'image/jpeg'), href: href(0) },
    { attachment: attachment(2, 'application/pdf'), href: href(1) },
    { attachment: missing },
    { attachment: attachment(4, 'image/png') },
  ];
  const message: Message = {
    id: '0123456789abcdef'.repeat(4),
    direction: seed % 2 === 0 ? 'received' : 'sent',
    personName: person.name,
    dateText: text(4),
    date: '2019-07-15T15:04',
    letterNumber: text(5),
    status: text(6),
    bodyHtml,
    attachments: attachments.map((placed) => placed.attachment),
    raw: { sha256: '', bytes: 0, charset: 'utf-8' },
    readAt: '2026-11-22T10:00:00Z',
  };
  return { person, message, attachments, fragment: sanitiseBody(bodyHtml).fragment };
}

/** What is wrong with a message's file, an archive's conversation.md and a conversation saved by itself. */
export async function faultsOfFiles(seed: number): Promise<(string | null)[]> {
  const file = hostileFile(seed);
  const shown = { ...file.person, name: file.person.name.trim() || 'Somebody without a name' };
  const whole = { message: file.message, attachments: file.attachments, bodyFragment: file.fragment };
  return [
    ...faultsOfFile(seed, messageMarkdown({ ...whole, person: file.person }), matterOf(file), file, []),
    ...faultsOfFile(
      seed,
      await archivedConversation(file),
      { person: file.person.name, inmateId: shown.inmateId, agency: shown.agency, messages: 1 },
      { ...file, person: shown, attachments: file.attachments.map(({ attachment }) => ({ attachment })) },
      ['h1', 'h2'],
    ),
    ...faultsOfFile(
      seed,
      await savedConversation(file.person, whole),
      { person: file.person.name, inmateId: shown.inmateId, agency: shown.agency, messages: 1 },
      file,
      ['h1', 'h2'],
    ),
  ];
}

async function archivedConversation({ person, message, fragment }: HostileFile): Promise<string> {
  const files = { html: 'a.html', markdown: 'a.md', raw: 'a', attachments: new Map<number, string>() };
  type Wanted = Parameters<typeof conversationMarkdown>;
  // Only what is read of them.
  const page = { path: 'people/x/conversation', period: '', items: [{ what: 'message', record: message }] };
  const contents = { ...madeUpContents([]), messages: new Map([[message.id, { files }]]) };
  const loader = { load: () => Promise.resolve({ message, fragment }) };
  return await conversationMarkdown(
    page as unknown as Wanted[0],
    { mail: { person } } as unknown as Wanted[1],
    contents as unknown as Wanted[2],
    loader as unknown as Wanted[3],
  );
}

async function savedConversation(
  person: Person,
  whole: { message: Message; attachments: PlacedAttachment[]; bodyFragment: DocumentFragment },
): Promise<string> {
  const entries = (async function* () {
    yield await Promise.resolve(whole);
  })();
  let markdown = '';
  for await (const piece of conversationDocumentMarkdown({ person, dates: [whole.message], entries }))
    markdown += piece;
  return markdown;
}

function matterOf({ person, message, attachments }: HostileFile): Record<string, unknown> {
  const { id, direction, date, dateText, letterNumber, status } = message;
  const { name, inmateId, agency } = person;
  return {
    id,
    direction,
    person: name,
    inmateId,
    agency,
    date,
    dateText,
    letterNumber,
    status,
    attachments: attachments.length,
  };
}

function faultsOfFile(
  seed: number,
  markdown: string,
  matter: Record<string, unknown>,
  file: HostileFile,
  headings: string[],
): (string | null)[] {
  const end = markdown.indexOf('\n---\n') + 5;
  const inFront = markdown.slice(0, end);
  const read = readMatter(inFront);
  const wrongMatter = Object.entries(matter).filter(([key, value]) => read?.[key] !== value);
  const words = meantWords(file);
  return readerNames.map((name) => {
    const body = parseHtml(markdownReaders[name]!(markdown.slice(end)));
    const seen = bare(body.textContent);
    const faults = {
      unwritten: unexpected(body, /^(?:p|br|a|img|h1|h2)$/),
      headings: headingsOf(body).join() === headings.join() ? [] : headingsOf(body),
      words: seen.endsWith(words) ? [] : [seen, words],
      addresses: addressesOf(body).join('\n') === meantAddresses(file).join('\n') ? [] : addressesOf(body),
      descriptions: Array.from(body.querySelectorAll('img'), ({ alt }) => bare(alt)).filter(
        (alt) => !meantDescriptions(file).includes(alt),
      ),
      wrongMatter,
      // A viewer that knows no front matter reads it as Markdown.
      matterAsWords: unexpected(parseHtml(markdownReaders[name]!(inFront)), /^(?:hr|h2|p|a)$/),
      matterLinks: Array.from(
        parseHtml(markdownReaders[name]!(inFront)).querySelectorAll('a'),
        (link) => link.getAttribute('href') ?? '',
      ).filter((href) => !/^(?:https?|mailto):/.test(href)),
    };
    const wrong = Object.entries(faults).filter(([, list]) => list.length > 0);
    return wrong.length === 0 ? null : JSON.stringify({ seed, name, wrong, inFront, markdown });
  });
}

/**
 * YAML 1.2 (5.1, 7.3.1) and 1.1 alike: each line is a key and one whole value; a double-quoted one holds no character
 * that ends a line, is no character or is not printable. Null if anything is otherwise.
 */
export function readMatter(text: string): Record<string, unknown> | null {
  const lines = text.split('\n');
  if (lines.shift() !== '---' || lines.pop() !== '' || lines.pop() !== '---') return null;
  const fields: Record<string, unknown> = {};
  for (const line of lines) {
    const [, key, value] =
      /^([A-Za-z]+): (null|\d+|"(?:[^"\\]|\\["\\bfnrt]|\\u[0-9a-f]{4})*")$/.exec(line) ?? [];
    if (key === undefined || value === undefined || key in fields) return null;
    if (/[^\x20-\x7e\u00a1-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]|\p{Cs}/u.test(value)) return null;
    fields[key] = JSON.parse(value);
  }
  return fields;
}

function headingsOf(body: HTMLElement): string[] {
  return Array.from(body.querySelectorAll('h1, h2'), ({ localName }) => localName);
}

function addressesOf(body: HTMLElement): string[] {
  return Array.from(body.querySelectorAll('a, img'), (one) =>
    onBase(one.getAttribute('href') ?? one.getAttribute('src') ?? ''),
  );
}

function onBase(href: string): string {
  try {
    return resolved(new URL(href, 'https://archive.example/people/x/').href);
  } catch {
    return href;
  }
}

function meantAddresses({ attachments }: HostileFile): string[] {
  return attachments.flatMap(({ href }) => (href === undefined ? [] : [onBase(href)]));
}

function meantDescriptions({ message, person, attachments }: HostileFile): string[] {
  return attachments.map(({ attachment }) =>
    meant(pictureWords({ message, person, attachments }, attachment, words)),
  );
}

/** The letter, then for each attachment its words; a picture's are not part of the text. */
function meantWords({ fragment, attachments }: HostileFile): string {
  const body = bare(fragment.textContent) || bare(`[${words.noWords}]`);
  const others = attachments.map((placed) => {
    const { attachment } = placed;
    const missing = missingWords(placed, words);
    if (missing !== null || attachment.state !== 'saved') return `[${missing ?? ''}]`;
    if (isPicture(attachment)) return '';
    const label = attachmentLabel(attachment, words);
    return fill(words.open, { label, facts: fileFacts(attachment, words) });
  });
  return body + meant(others.join(''));
}

/** Markdown has no U+0000. */
function meant(text: string): string {
  return bare(text.replace(/\0/g, '\ufffd'));
}
