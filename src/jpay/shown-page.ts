import { LetterkeepError } from '../model/failure';
import type { Direction } from '../model/message';
import { readMessagePage } from './message-page';
import type { SitePage } from './page';
import { recognise, type PageKind } from './page-kind';

/** What the page in the tab is, as far as the popup asks. */
export interface ShownPage {
  kind: 'inbox' | 'sent' | 'home' | 'message' | 'compose' | 'signed-out' | 'other';
  direction?: Direction;
  personName?: string;
}

/**
 * Looks at the live page without changing it. Only what kind of page it is may be believed: the page's own scripts
 * have run, so nothing that is kept is ever read here.
 */
export function describeShownPage(document: Document, url: string): ShownPage {
  const page = shownSitePage(document, url);
  const kind = recognise(page);
  if (kind.kind !== 'message') return { kind: namedKind(kind) };
  const personName = shownPersonName(page);
  return {
    kind: 'message',
    direction: kind.direction,
    ...(personName === '' ? {} : { personName }),
  };
}

/** The live page in the place of a served one: for looking at, never for keeping. */
export function shownSitePage(document: Document, url: string): SitePage {
  return {
    url,
    redirected: false,
    status: 200,
    text: '',
    charset: document.characterSet,
    charsetRule: 'header',
    bytes: new Uint8Array(0),
    document,
    form: 'full',
    whole: true,
  };
}

/** '' if the page names nobody, or has something amiss that the reader will find and tell. */
function shownPersonName(page: SitePage): string {
  try {
    return readMessagePage(page).personName;
  } catch (error) {
    if (error instanceof LetterkeepError) return '';
    throw error;
  }
}

function namedKind({ kind }: PageKind): ShownPage['kind'] {
  switch (kind) {
    case 'inbox':
    case 'sent':
    case 'home':
    case 'message':
    case 'compose':
    case 'signed-out':
      return kind;
    case 'blocked':
    case 'terms':
    case 'restricted':
    case 'error':
    case 'stale-form':
    case 'other':
      return 'other';
  }
}
