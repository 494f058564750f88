import { attachmentPlaces } from '../../src/bundle/documents/attachment-places';
import { elementsOf } from '../../src/bundle/elements';
import { MessageLoader, type LoadedMessage } from '../../src/bundle/message-loader';
import { placeholder } from '../../src/bundle/pages/placeholder';
import { mailByPerson } from '../../src/bundle/people';
import { conversationItems, type ConversationItem } from '../../src/bundle/plan';
import { archiveWordsFor } from '../../src/bundle/words/archive-words';
import type { KeptConversation } from '../../src/model/library';
import type { Language } from '../../src/model/language';
import { mailboxOf, type SavedAttachment } from '../../src/model/message';
import { comparableName, type Person } from '../../src/model/person';
import { saveFile } from '../../src/platform/save-file';
import { messageArticle } from '../../src/render/message-html';
import { attachmentLabel, fileFacts, isPicture, type PlacedAttachment } from '../../src/render/message-parts';
import { inertDocument } from '../../src/render/trusted-parsing';
import { button, element } from '../../src/ui/element';
import type { AttachmentNews, OpenConversation } from '../../src/ui/library/open-conversation';
import { wordsFor } from '../../src/ui/words';
import type { Vault } from '../../src/vault/vault';
import { keptSource, type KeptVault } from './kept-source';

/**
 * A conversation to be read in the library. The letters are made harmless as those of an archive are; pictures come from
 * the vault, by addresses that only this page knows. Throws what the vault throws.
 */
export async function readConversation(
  vault: KeptVault & Pick<Vault, 'close'>,
  { accountId, personName }: KeptConversation,
  language: Language,
  tell: (news: AttachmentNews) => void,
): Promise<OpenConversation> {
  const words = archiveWordsFor(language);
  const order = { accountId, personName, format: 'html' } as const;
  const { source } = await keptSource(vault, order, new Date(), words, 'as-kept');
  const wanted = comparableName(personName);
  const [mail] = (await mailByPerson(source)).filter(({ person }) => comparableName(person.name) === wanted);
  const items = mail === undefined ? [] : conversationItems(mail);
  const loader = new MessageLoader(source, words.render);
  const doc = inertDocument();
  const make = elementsOf(doc);
  let pictures: string[] = [];
  // Left while a page of it loads: the vault would be opened again, and an address made that nobody lets go of.
  let isClosed = false;

  async function article(id: string, person: Person): Promise<HTMLElement> {
    const loaded = await loader.load(id);
    const attachments: PlacedAttachment[] = [];
    for (const attachment of loaded.message.attachments) {
      if (isClosed) break;
      attachments.push(
        attachment.state === 'saved' && isPicture(attachment) ? await picture(attachment) : { attachment },
      );
    }
    const { message, fragment } = loaded;
    const placed = { message, person, attachments };
    const made = messageArticle({
      ...{ ...placed, bodyFragment: fragment },
      ...{ headingLevel: 2, doc, words: words.render },
    });
    const group = made.querySelector('.attachments');
    // A picture shows itself; what else hangs on a letter is a line with a button that saves it.
    attachments.forEach(({ attachment }, index) => {
      const shown = group?.children[index];
      if (attachment.state !== 'saved' || !shown) return;
      const save = saveButton(loaded, attachment);
      if (isPicture(attachment)) shown.append(save);
      else shown.replaceWith(fileLine(loaded, attachment, save));
    });
    for (const link of made.querySelectorAll('.letter-body a[href]')) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer');
    }
    return made;
  }

  async function picture(attachment: SavedAttachment): Promise<PlacedAttachment> {
    try {
      const bytes = await loader.bytes(attachment.sha256);
      if (isClosed) return { attachment };
      const url = URL.createObjectURL(new Blob([bytes], { type: attachment.mediaType }));
      pictures.push(url);
      return { attachment, href: url };
    } catch {
      // Said in the picture's place, as an archive does.
      const { index, label, kind } = attachment;
      const reason = words.reasons.of('vault-error');
      return { attachment: { index, label, kind, state: 'failed', failure: 'vault-error', reason } };
    }
  }

  function saveButton({ message }: LoadedMessage, attachment: SavedAttachment): HTMLElement {
    const { saveAttachment } = wordsFor(language).library.reading;
    const save = button(saveAttachment, 'quiet', () => {
      void saved().then(tell, (error: unknown) => tell({ problem: String(error) }));
    });
    save.setAttribute('aria-label', `${saveAttachment}: ${attachmentLabel(attachment, words.render)}`);
    return save;

    async function saved(): Promise<AttachmentNews> {
      const path = attachmentPlaces([message]).get(message.id)?.get(attachment.index)?.path ?? '';
      const fileName = path.slice(path.lastIndexOf('/') + 1);
      const bytes = await loader.bytes(attachment.sha256);
      saveFile(new Blob([bytes], { type: attachment.mediaType }), fileName);
      return { fileName };
    }
  }

  function fileLine({ cautions }: LoadedMessage, attachment: SavedAttachment, save: Node): HTMLElement {
    const caution = cautions.get(attachment.index);
    const facts = `${attachmentLabel(attachment, words.render)} (${fileFacts(attachment, words.render)})`;
    return element(
      'div',
      { class: 'file' },
      element('p', {}, element('bdi', {}, facts)),
      caution === undefined ? null : element('p', {}, wordsFor(language).library.reading.cautions[caution]),
      save,
    );
  }

  async function entry(item: ConversationItem, person: Person): Promise<HTMLElement> {
    if (item.what === 'missing') return placeholder(item.missing, words, make, 'letter missing placeholder');
    try {
      return await article(item.record.id, person);
    } catch {
      const { dateText, date, direction } = item.record;
      const mailbox = mailboxOf[direction];
      const reason = words.reasons.of('vault-error');
      return placeholder(
        { mailbox, personName, dateText, date, where: mailbox, state: 'failed', kind: 'vault-error', reason },
        words,
        make,
        'letter missing placeholder',
      );
    }
  }

  function letGo(): void {
    for (const url of pictures) URL.revokeObjectURL(url);
    pictures = [];
  }

  return {
    places: items.map((item) => (item.what === 'message' ? item.record.id : null)),
    async show(at) {
      const item = items[at];
      if (!item || !mail) throw new RangeError('The conversation has no such place.');
      return entry(item, mail.person);
    },
    letGo,
    close() {
      isClosed = true;
      letGo();
      void vault.close();
    },
  };
}
