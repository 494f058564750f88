import createDOMPurify from 'dompurify';
import { keptElements, renamedElements, unseenElements } from './body-elements';
import { makePlain, replacePictures } from './plain-markup';
import { keepStyledLines } from './styled-lines';
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

declare const harmless: unique symbol;
/** Nodes of a letter that have been through the allow-list. Only this file makes them; who builds a page takes a copy. */
export type HarmlessFragment = DocumentFragment & { readonly [harmless]: true };

export interface SanitisedBody {
  /** Markup of the fragment. sanitiseBody of it gives the same, byte for byte. */
  html: string;
  /** Fresh, owned by an inert document. Nobody else has it. */
  fragment: HarmlessFragment;
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
  IN_PLACE: true,
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
  keepStyledLines(served);
  const text = bodyText(served);
  purify(served, first, window);
  removed.remoteImages = replacePictures(served, words);
  makePlain(served, words);
  let html = served.innerHTML;
  for (let round = 1; round < mostRounds; round += 1) {
    const body = parseBody(html, window);
    purify(body, strict, window);
    makePlain(body, words);
    const again = body.innerHTML;
    if (again === html) return { html, fragment: contentOf(body), text, removed };
    html = again;
  }
  removed.allMarkup = true;
  const lines = plainLines(text, window);
  return { html: lines.innerHTML, fragment: contentOf(lines), text, removed };
}

/**
 * The nodes of markup that sanitiseBody gave. It goes through the allow-list once more, so that a caller who hands in
 * something else gets something harmless too.
 */
export function sanitisedFragment(html: string, place: SanitisePlace = {}): HarmlessFragment {
  const window = place.window ?? globalThis;
  const body = parseBody(html, window);
  purify(body, strict, window);
  return contentOf(body);
}

/** What is inside a body that was made harmless, taken out of it. */
function contentOf(body: HTMLElement): HarmlessFragment {
  const fragment = body.ownerDocument.createDocumentFragment();
  // One by one: a letter may have more nodes than a call takes arguments.
  while (body.firstChild) fragment.append(body.firstChild);
  return fragment as HarmlessFragment;
}

/** Leaves of a body what the profile allows. */
function purify(root: HTMLElement, profile: Profile, window: NonNullable<SanitisePlace['window']>): void {
  // DOMPurify takes an element of text and comments for a trick once its text says "<b": it would drop all the words,
  // and throw where that element is the body.
  dropComments(root);
  purifierOf(profile, window).sanitize(root);
  for (const element of elementsOf(root)) if (element.hasAttribute('is')) makeOrdinary(element);
}

/**
 * An element born with `is` says so for ever when it is written out (DOM Standard, "is value"), whatever becomes of the
 * attribute, which DOMPurify therefore leaves, empty. One born without takes its place.
 */
function makeOrdinary(element: Element): void {
  const ordinary = element.ownerDocument.createElement(element.localName);
  for (const name of element.getAttributeNames()) {
    if (name !== 'is') ordinary.setAttribute(name, element.getAttribute(name) ?? '');
  }
  while (element.firstChild) ordinary.append(element.firstChild);
  element.replaceWith(ordinary);
}

type Purifier = ReturnType<typeof createDOMPurify>;
type TrustedTypePolicy = NonNullable<Parameters<Purifier['setConfig']>[0]>['TRUSTED_TYPES_POLICY'] & object;
type Profile = typeof strict | typeof first;
const purifiers = new WeakMap<object, Map<Profile, Purifier>>();

/**
 * One for each profile of a window: DOMPurify makes its sets of names anew for each call that brings its profile along. Of
 * writing an archive, making letters harmless so took 10.7 % by a CPU profile, 7.2 % without (30 November 2026).
 */
function purifierOf(profile: Profile, window: NonNullable<SanitisePlace['window']>): Purifier {
  const known = purifiers.get(window) ?? new Map<Profile, Purifier>();
  purifiers.set(window, known);
  const purifier = known.get(profile) ?? makePurifier(profile, window);
  known.set(profile, purifier);
  return purifier;
}

function makePurifier(profile: Profile, window: NonNullable<SanitisePlace['window']>): Purifier {
  const purifier = createDOMPurify(window);
  const policy = parsingPolicy(window);
  purifier.setConfig({
    ...profile,
    ALLOWED_TAGS: [...profile.ALLOWED_TAGS],
    ALLOWED_ATTR: [...profile.ALLOWED_ATTR],
    ADD_URI_SAFE_ATTR: [...profile.ADD_URI_SAFE_ATTR],
    FORBID_CONTENTS: [...profile.FORBID_CONTENTS],
    ...(policy ? { TRUSTED_TYPES_POLICY: policy as unknown as TrustedTypePolicy } : {}),
  });
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
function plainLines(text: string, window: Place): HTMLElement {
  const doc = inertDocument(window);
  const body = doc.createElement('body');
  text.split('\n').forEach((line, index) => {
    if (index > 0) body.append(doc.createElement('br'), '\n');
    body.append(line.replace(/\0/g, '\ufffd'));
  });
  return body;
}
