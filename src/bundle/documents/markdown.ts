import { conversationDocumentMarkdown, messageDocumentMarkdown } from '../../render/document-markdown';
import type { MarkdownEntry } from '../../render/document-markdown';
import { placeholderMarkdown } from '../pages/placeholder';
import { stopIfAsked } from '../stop';
import { textBlob } from '../streamed-blob';
import { placedAttachments } from './attachment-places';
import type { ConversationContent, DocumentTools, DocumentWriter } from './document-writer';

/** Front matter and body, with the attachments beside it. */
export const markdownWriter: DocumentWriter = {
  extensions: { message: 'md', conversation: 'md' },
  attachments: 'beside',
  holds: () => false,
  message({ loaded, person, notices, places }, { words }) {
    const markdown = messageDocumentMarkdown({
      message: loaded.message,
      attachments: placedAttachments(loaded, places),
      bodyFragment: loaded.fragment,
      person,
      notices,
      words: words.render,
    });
    return textBlob([markdown], 'text/markdown');
  },
  conversation(content, tools) {
    const { person, messages: dates, notices } = content;
    const facts = { person, dates, notices, entries: entriesOf(content, tools) };
    return textBlob(conversationDocumentMarkdown(facts, tools.words.render), 'text/markdown');
  },
};

async function* entriesOf(
  { items, places }: ConversationContent,
  { loader, words, signal }: DocumentTools,
): AsyncGenerator<MarkdownEntry, void, undefined> {
  for (const item of items) {
    stopIfAsked(signal);
    if (item.what === 'missing') {
      yield { gap: placeholderMarkdown(item.missing, words) };
    } else {
      const loaded = await loader.load(item.record.id);
      yield {
        message: loaded.message,
        attachments: placedAttachments(loaded, places),
        bodyFragment: loaded.fragment,
      };
    }
  }
}
