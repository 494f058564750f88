import createDOMPurify from 'dompurify';
import { keptElements, renamedElements, unseenElements } from './body-elements';
import { makePlain, replacePictures } from './plain-markup';
import { bodyText } from './text';
import {
  dropComments,
  elementsOf,
  inertDocument,
  nameOf,
  parseBody,
  parsingPolicy,
  unclobbered,
  type Place,
} from './trusted-parsing';
import { englishRenderWords, type RenderWords } from './words';

/** What sanitising took out, for a remark beside the letter. Counts are of the body as served. */
export interface Removed {
  /** Hosts of pictures that were left out, each once; '' for pictures whose address names none. */
  remoteImages: string[];
  scripts: number;
  /** `on…` attributes. */
  handlers: number;
  /** Frames, plug-ins, audio, video, SVG and MathML. */
  embeds: number;
  /** Form fields and buttons. */
  fields: number;
  /** True if no parse of the markup agreed with the one before, and only the words were kept. */
  allMarkup: boolean;
}

export interface SanitisedBody {
  /** Markup of the fragment. sanitiseBody of it gives the same, byte for byte. */
  html: string;
  /** Fresh, owned by an inert document. */
  fragment: DocumentFragment;
  /** The letter's own words by the `text` rule of contract.md: of the body as served, without the notes in `html`. */
  text: string;
  removed: Removed;
}

/** Where the work is done, and in which language notes are written. Without it: this window, in English. */
export interface SanitisePlace {
  window?: Place & Parameters<typeof createDOMPurify>[0];
  words?: RenderWords;
}

const keptAttributes = ['href', 'rel', 'colspan', 'rowspan', 'dir', 'lang'];

const strict = {
  // DOMPurify judges the root it is given by the same list.
  ALLOWED_TAGS: ['body', ...keptElements],
  ALLOWED_ATTR: keptAttributes,
  // By default DOMPurify holds this against every attribute's value, not only addresses.
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ADD_URI_SAFE_ATTR: ['rel', 'colspan', 'rowspan', 'dir', 'lang'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_CONTENTS: [...unseenElements],
  RETURN_DOM_FRAGMENT: true,
} as const;

/** The first pass also lets through, without attributes, what is then replaced by something plainer. */
const first = {
  ...strict,
  ALLOWED_TAGS: [...strict.ALLOWED_TAGS, 'img', ...Object.keys(renamedElements)],
  ALLOWED_ATTR: [...keptAttributes, 'src', 'srcset', 'alt'],
  // In an inert document nothing is fetched; the address is read for its host, and the picture replaced.
  ADD_URI_SAFE_ATTR: [...strict.ADD_URI_SAFE_ATTR, 'src', 'srcset', 'alt'],
} as const;

/** Rounds after which markup that still changes is given up, and the letter kept as plain lines. Two is the rule. */
const mostRounds = 6;

/**
 * Makes a letter's markup harmless: an allow-list of structure and emphasis, no style, no id, no address but in
 * `a[href]` (http, https, mailto). Pictures become a note that names their host; links show where they go; line breaks
 * of a body that relied on `pre-wrap` become br. What comes out is a fixed point: parsed and sanitised again it is the
 * same bytes, which is what defeats markup that changes its meaning when parsed twice (reliability.md 1.2).
 *
 * `bodyHtml` is the markup inside the body element, as served. Never throws on any text. Needs a real DOM: under
 * happy-dom DOMPurify does not sanitise (toolchain.md, 7).
 */
export function sanitiseBody(bodyHtml: string, place: SanitisePlace = {}): SanitisedBody {
  const window = place.window ?? globalThis;
  const words = place.words ?? englishRenderWords;
  const served = parseBody(bodyHtml, window);
  const removed = count(served);
  const text = bodyText(served);
  let fragment = purify(served, first, window);
  removed.remoteImages = replacePictures(fragment, words);
  makePlain(fragment, words);
  let html = markupOf(fragment);
  for (let round = 1; round < mostRounds; round += 1) {
    fragment = purify(parseBody(html, window), strict, window);
    makePlain(fragment, words);
    const again = markupOf(fragment);
    if (again === html) return { html, fragment, text, removed };
    html = again;
  }
  fragment = plainLines(text, window);
  removed.allMarkup = true;
  return { html: markupOf(fragment), fragment, text, removed };
}

/**
 * The nodes of markup that sanitiseBody gave. It goes through the allow-list once more, so that a caller who hands in
 * something else gets something harmless too.
 */
export function sanitisedFragment(html: string, place: SanitisePlace = {}): DocumentFragment {
  const window = place.window ?? globalThis;
  return purify(parseBody(html, window), strict, window);
}

/** Serialised markup of a fragment, whose document is one that DOMPurify or we made: nothing of the mail is in it. */
function markupOf(fragment: DocumentFragment): string {
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment.cloneNode(true));
  return holder.innerHTML;
}

function purify(
  root: HTMLElement,
  profile: typeof strict | typeof first,
  window: NonNullable<SanitisePlace['window']>,
): DocumentFragment {
  // DOMPurify takes an element of text and comments for a trick once its text says "<b": it would drop all the words,
  // and throw where that element is the body.
  dropComments(root);
  const policy = parsingPolicy(window);
  return purifierOf(window).sanitize(root, {
    ...profile,
    ALLOWED_TAGS: [...profile.ALLOWED_TAGS],
    ALLOWED_ATTR: [...profile.ALLOWED_ATTR],
    ADD_URI_SAFE_ATTR: [...profile.ADD_URI_SAFE_ATTR],
    FORBID_CONTENTS: [...profile.FORBID_CONTENTS],
    ...(policy ? { TRUSTED_TYPES_POLICY: policy as unknown as TrustedTypePolicy } : {}),
  });
}

type Purifier = ReturnType<typeof createDOMPurify>;
type TrustedTypePolicy = NonNullable<Parameters<Purifier['setConfig']>[0]>['TRUSTED_TYPES_POLICY'] & object;
const purifiers = new WeakMap<object, Purifier>();

function purifierOf(window: NonNullable<SanitisePlace['window']>): Purifier {
  const known = purifiers.get(window);
  if (known) return known;
  const purifier = createDOMPurify(window);
  purifiers.set(window, purifier);
  return purifier;
}

/** Counts without trusting any element's own properties: the markup is as hostile as it came. */
function count(served: HTMLElement): Removed {
  const elements = elementsOf(served);
  const names = elements.map(nameOf);
  const howMany = (wanted: RegExp) => names.filter((name) => wanted.test(name)).length;
  const handlers = elements.flatMap((element) =>
    unclobbered(element, 'getAttributeNames')
      .call(element)
      .filter((name) => /^on/i.test(name)),
  );
  return {
    remoteImages: [],
    scripts: howMany(/^script$/),
    handlers: handlers.length,
    embeds: howMany(/^(?:iframe|frame|object|embed|applet|audio|video|svg|math)$/),
    fields: howMany(/^(?:input|button|select|textarea)$/),
    allMarkup: false,
  };
}

/** For markup that no parser agrees with itself about: the words alone, line by line. */
function plainLines(text: string, window: Place): DocumentFragment {
  const doc = inertDocument(window);
  const fragment = doc.createDocumentFragment();
  text.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(doc.createElement('br'), '\n');
    fragment.append(line.replace(/\0/g, '\ufffd'));
  });
  return fragment;
}
