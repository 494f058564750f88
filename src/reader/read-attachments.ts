import { leftOut } from '../model/chosen';
import { LetterkeepError } from '../model/failure';
import type { DraftAttachment } from '../model/ledger';
import { mailboxOf, type AttachmentKind } from '../model/message';
import { kindOfAttachment, kindOfLabel, picturesOn, readOpenedAttachment } from '../jpay/attachment';
import { readMessagePage, type AttachmentLink } from '../jpay/message-page';
import type { SitePage } from '../jpay/page';
import { recognise } from '../jpay/page-kind';
import { preparePostback } from '../jpay/postback';
import { keyOf } from '../jpay/shown-source';
import { isForTheJob } from './decide';
import { alsoShownOnce, untakenFirst, type AlsoShown } from './also-shown';
import type { Ask } from './answer';
import { expectedOf, requireAnswer, requireSameMessage, type Answer } from './attachment-answer';
import { BehindPictures } from './behind-pictures';
import type { OpenedMessage } from './open-message';
import type { ProgressReport } from './progress-report';
import { handled } from './put-away';
import { RepeatedTries, type ByteTools, type Come, type StagedFile } from './read-bytes';
import { reasonFor } from './reasons';

/** A message beside may take the form away once or twice before one follows the other. */
const mostPresses = 4;

/** Opens attachments one after the other, and learns on the way what the site's forms can bear. */
export class AttachmentReader {
  /** Whether the form of an answer has been good for the next attachment so far. */
  #formsGoOn = true;
  #formsBearOthers = true;
  readonly #behind = new BehindPictures();
  /**
   * Settled when the attachments of the message before have come. Messages may be under way side by side, but a site that
   * keeps "the attachment just opened" with the session would mix up those of two.
   */
  #before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tools: ByteTools,
    private readonly progress: ProgressReport,
    /** Whether attachments are only written down, and nothing is asked for them. */
    private readonly leavesOut = false,
  ) {}

  /** False once a message's form had grown old because another message was opened: then one must follow the other. */
  get formsBearOthers(): boolean {
    return this.#formsBearOthers;
  }

  /**
   * All attachments of a message, in the order of the page, those shown in its body behind them, and last what a link
   * showed beside its own. One that fails is in the list
   * with its reason and stops nothing; what concerns the whole job is thrown.
   */
  readAll(rowKey: string, opened: OpenedMessage): Promise<DraftAttachment[]> {
    const { attachments, embedded } = opened.message;
    if (attachments.length + embedded.length === 0) return Promise.resolve([]);
    if (this.leavesOut) return Promise.resolve(this.#leftOut(rowKey, opened));
    const asking = this.#before.then(() => this.#askAll(rowKey, opened));
    this.#before = asking.catch(() => undefined);
    return asking.then(allOf);
  }

  /** The same list of what the message has, with nothing of it fetched. */
  #leftOut(rowKey: string, { message: { attachments, embedded } }: OpenedMessage): DraftAttachment[] {
    const labels = [
      ...attachments.map(({ label }) => ({ label, kind: kindOfLabel(label) })),
      ...embedded.map(({ kind }, at) => ({ label: labelOfShown(at, embedded.length), kind })),
    ];
    this.progress.messageInHand(rowKey, labels.length);
    return labels.map(({ label, kind }, at) => {
      this.progress.attachmentDone(rowKey, 'skipped');
      return leftOut({ index: at + 1, label, kind });
    });
  }

  /** Resolves when everything has come, though it may not all be put away. */
  async #askAll(rowKey: string, opened: OpenedMessage): Promise<Drafted[]> {
    const drafts: Drafted[] = [];
    try {
      await this.tools.loader.keepingPlace(() => this.#askEach(rowKey, opened, drafts));
      return drafts;
    } catch (error) {
      // What is given up leaves nothing under way.
      await Promise.allSettled(drafts.map(({ draft }) => draft));
      throw error;
    }
  }

  async #askEach(rowKey: string, opened: OpenedMessage, drafts: Drafted[]): Promise<void> {
    const { attachments, embedded, direction } = opened.message;
    const mailbox = mailboxOf[direction];
    this.progress.messageInHand(rowKey, attachments.length + embedded.length);
    let form: SitePage | null = opened.page;
    const taken = new Set<string>();
    const further: AlsoShown[] = [];
    for (const link of attachments) {
      this.progress.doing({ activity: 'attachment', mailbox, attachmentKind: kindOfLabel(link.label) });
      const drafted = await this.#drafted(rowKey, link.index, link.label, async () => {
        const at: { form: SitePage | null; answer: Answer } = await this.#open(link, form, opened);
        form = at.form;
        const { page } = at.answer.opened;
        const [shown, ...others] = untakenFirst(at.answer.opened, taken);
        taken.add(keyOf(shown));
        const shownOn = page?.url ?? opened.page.url;
        further.push(...others.map((one) => ({ shown: one, shownOn, label: link.label })));
        return {
          come: await this.#behind.comeOf(this.tools, shown, shownOn, at.answer.file),
          kind: shown.kind,
        };
      });
      drafts.push(drafted);
    }
    const shownBeside = embedded.map((shown, at) => ({
      shown,
      shownOn: opened.page.url,
      label: labelOfShown(at, embedded.length),
    }));
    const alsoShown = alsoShownOnce(further, taken);
    if (alsoShown.length > 0) this.progress.attachmentsFound(rowKey, alsoShown.length);
    for (const [at, { shown, shownOn, label }] of [...shownBeside, ...alsoShown].entries()) {
      const index = attachments.length + at + 1;
      this.progress.doing({ activity: 'attachment', mailbox, attachmentKind: shown.kind });
      drafts.push(
        await this.#drafted(rowKey, index, label, async () => ({
          come: await this.#behind.comeOf(this.tools, shown, shownOn, null),
          kind: shown.kind,
        })),
      );
    }
  }

  /** Resolves when it has come, or has failed; rejects with what concerns the whole job. */
  async #drafted(
    rowKey: string,
    index: number,
    label: string,
    work: () => Promise<{ come: Come; kind: AttachmentKind }>,
  ): Promise<Drafted> {
    const failed = (error: unknown): DraftAttachment => {
      if (!(error instanceof LetterkeepError) || isForTheJob(error.kind)) throw error;
      this.progress.attachmentDone(rowKey, 'failed');
      return {
        index,
        label,
        kind: kindOfLabel(label),
        state: 'failed',
        failure: error.kind,
        reason: reasonOf(error),
      };
    };
    const saved = (file: StagedFile, kind: AttachmentKind): DraftAttachment => {
      this.progress.attachmentDone(rowKey, 'saved');
      return {
        index,
        label,
        kind: kindOfAttachment(label, file.mediaType, kind),
        state: 'saved',
        ...file,
      };
    };
    try {
      const { come, kind } = await work();
      return { draft: handled(come.staged.then((file) => saved(file, kind), failed)) };
    } catch (error) {
      return { draft: Promise.resolve(failed(error)) };
    }
  }

  /** Opens one, loading the message again first where the form at hand is used up, and once more if it turns out to be. */
  async #open(
    link: AttachmentLink,
    form: SitePage | null,
    opened: OpenedMessage,
  ): Promise<{ form: SitePage | null; answer: Answer }> {
    const { opening } = link;
    if (opening.by === 'nothing') throw new LetterkeepError('attachment-not-shown', opening.reason);
    if (opening.by === 'refused') throw new LetterkeepError('refused', opening.reason);
    if (opening.by === 'link') {
      const ask = { get: opening.url };
      return {
        form,
        answer: await this.#answerTo(ask, opened.page.url, link.label, picturesOn(opened.page)),
      };
    }
    const press = async (page: SitePage): Promise<{ form: SitePage | null; answer: Answer }> => {
      const ask = { post: preparePostback(page, opening.target, opening.argument, 'open-attachment') };
      // Of a page loaded anew too: its addresses may bear tokens of their own.
      const stoodBefore = new Set([opened.page, ...fresh].flatMap((one) => [...picturesOn(one)]));
      const answer = await this.#answerTo(ask, page.url, link.label, stoodBefore);
      requireSameMessage(answer, opened);
      return { form: this.#formAfter(answer, opened), answer };
    };
    const fresh: SitePage[] = [];
    const loadAnew = async (): Promise<SitePage> => {
      const { page } = await opened.again();
      fresh.push(page);
      return page;
    };
    let page = form ?? (await loadAnew());
    for (let tries = 1; ; tries += 1) {
      try {
        return await press(page);
      } catch (error) {
        const isStale = error instanceof LetterkeepError && error.kind === 'stale-form';
        if (!isStale || tries >= mostPresses) throw error;
        if (page === form && form !== opened.page) this.#formsGoOn = false;
        // The page of another message was loaded in between, and the site knows the newest form only.
        else this.#formsBearOthers = false;
        page = await loadAnew();
      }
    }
  }

  /** The answer may be the same message page with its grid, and go on; else the message has to be loaded again. */
  #formAfter({ opened: answer }: Answer, message: OpenedMessage): SitePage | null {
    const { page } = answer;
    if (!page) return message.page;
    if (!this.#formsGoOn || recognise(page).kind !== 'message') return null;
    const again = readMessagePage(page);
    const same =
      again.bodyText === message.message.bodyText &&
      again.attachments.length === message.message.attachments.length;
    return same ? page : null;
  }

  #answerTo(ask: Ask, referrer: string, label: string, stoodBefore: ReadonlySet<string>): Promise<Answer> {
    const tries = new RepeatedTries();
    return this.tools.loader.bytes(ask, referrer, (response) => {
      const opened = readOpenedAttachment(response, this.tools.parseHtml, stoodBefore);
      if (opened.page) {
        this.tools.loader.requireSameName(opened.page);
        requireAnswer(opened.page, opened);
        return { opened, file: null };
      }
      const { bytes, url } = response;
      return { opened, file: { bytes, judged: tries.judgeWhole(bytes, url, expectedOf(label, opened)) } };
    });
  }
}

/** Throws the first failure when nothing is under way any more. */
async function allOf(drafts: readonly Drafted[]): Promise<DraftAttachment[]> {
  await Promise.allSettled(drafts.map(({ draft }) => draft));
  return Promise.all(drafts.map(({ draft }) => draft));
}

/** JPay gives no name to what the message itself shows. */
function labelOfShown(at: number, shown: number): string {
  return shown === 1 ? 'Shown in the message' : `Shown in the message, ${at + 1}`;
}

/** Wrapped, because to wait for its coming is not to wait until it is put away. */
interface Drafted {
  draft: Promise<DraftAttachment>;
}

/** What the site itself showed or said is worded where it was read; the rest has a sentence of its own. */
function reasonOf(error: LetterkeepError): string {
  if (error.message.startsWith('JPay said: ')) return error.message;
  const worded = ['attachment-not-shown', 'player-without-file', 'left-the-site'].includes(error.kind);
  return worded && error.message !== '' ? error.message : reasonFor(error.kind);
}
