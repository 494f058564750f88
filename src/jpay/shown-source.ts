import type { FailureKind } from '../model/failure';
import type { AttachmentKind } from '../model/message';
import { asksForSomethingNeverPressed, isOfTheSite, isPlainFile, overHttps, resolveAddress } from './address';
import { readDataUri } from './data-uri';
import { decorationOf } from './decoration';
import type { SitePage } from './page';
import { all, attribute, isHidden, line, nearest, tag } from './unclobbered';

/** Where the bytes of an attachment are. */
export type Source =
  /** To be fetched: from the page's own origin, or another host of jpay.com (Transport.elsewhere). */
  | { by: 'url'; url: string }
  | { by: 'data'; bytes: Uint8Array<ArrayBuffer>; mediaType: string }
  /** The answer to opening it is the file itself. */
  | { by: 'response' }
  /** `reason` is a sentence for the family. */
  | { by: 'nothing'; failure: FailureKind; reason: string };

export interface Shown {
  source: Source;
  /** A guess by the markup; the bytes and the label decide (kindOfAttachment). */
  kind: AttachmentKind;
  /** What is saved in its stead if it gives no file: the picture within a link. */
  otherwise?: Shown;
}

const players = new Set(['video', 'audio', 'source', 'object', 'embed', 'iframe', 'frame']);

/** Addresses of plain links: in the very place where JPay shows an attachment, any link leads to it. */
export function linksIn(root: Element, page: SitePage): Shown[] {
  return all(root, 'a[href]').flatMap((link): Shown[] => {
    const url = resolveAddress(attribute(link, 'href'), page.url);
    if (!url || isResource(url.href) || saysAnotherDeed(link)) return [];
    const kind = /video|play/i.test(line(link)) ? 'videogram' : kindOfName(url.pathname);
    return [{ source: sourceOf(url.href, page), kind }];
  });
}

const anotherDeed =
  /^(?:close|back|cancel|x|print|buy|order|reply|respond|send|forward|delete|remove|share|report|next|prev(?:ious)?|cerrar|volver|cancelar|imprimir|comprar|responder|enviar|eliminar|borrar)(?:\s+(?:this|the|a|an|to|it|as|letters?|messages?|mail|e-?mail|photos?|pictures?|images?|attachments?|window|prints?|stamps?|all|inbox|page))*[\s.!»›>]*$/i;

/** True if a link is called something else than a way to a file: "Close", "Print", "Buy prints", "Reply". */
export function saysAnotherDeed(link: Element): boolean {
  const names = [link, ...all(link, 'img')].flatMap((one) =>
    ['title', 'alt', 'aria-label'].map((name) => attribute(one, name)?.trim() ?? ''),
  );
  return [line(link), ...names].some((words) => anotherDeed.test(words));
}

/** Everything in one element and what lies in it that shows bytes. */
export function sourcesOf(element: Element, page: SitePage): Shown[] {
  return sourcesAmong([element, ...all(element, '*')], page);
}

/** The same for just these elements, in the order of trust: players, then pictures, then links to files. */
export function sourcesAmong(elements: readonly Element[], page: SitePage): Shown[] {
  const fromPlayers = elements.filter((one) => players.has(tag(one))).flatMap((one) => ofPlayer(one, page));
  const fromImages = elements.filter(isImage).flatMap((image) => ofImage(image, page) ?? []);
  const fromLinks = elements.flatMap((link): Shown[] => {
    const url = tag(link) === 'a' ? resolveAddress(attribute(link, 'href'), page.url) : null;
    if (!url || isResource(url.href) || !isFileLink(url, link)) return [];
    return [{ source: sourceOf(url.href, page), kind: kindOfName(url.pathname) }];
  });
  const found = [...fromPlayers, ...fromImages, ...fromLinks];
  const keys = found.map(keyOf);
  return found.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

export function isPlayer(element: Element): boolean {
  return players.has(tag(element));
}

export function isImage(element: Element): boolean {
  return (
    tag(element) === 'img' || (tag(element) === 'input' && /^image$/i.test(attribute(element, 'type') ?? ''))
  );
}

/** A picture that comes from a program of the site, not from a folder of icons. */
export function isFromHandler(src: string): boolean {
  if (isResource(src)) return false;
  return /^data:image\//i.test(src) || /\.(?:ashx|aspx)\b|attachment|getimage|showimage/i.test(src);
}

/** WebResource.axd and its like hand out what ASP.NET's own controls are made of, never anyone's file. */
export function isResource(address: string): boolean {
  return /\.axd(?:[/?#]|$)/i.test(address);
}

/** Frames of other sites (measuring, advertising) and JPay's own card form (dossier 1, `secureServer`) show no attachment. */
export function isForeignFrame(element: Element): boolean {
  return /secureServer|analytics|gtm|facebook/i.test(
    ['name', 'id', 'src'].map((name) => attribute(element, name) ?? '').join(' '),
  );
}

/** The bytes behind an address as written: a data: URI, an address of the site, or nothing with the reason. */
export function sourceOf(address: string, page: SitePage): Source {
  const data = readDataUri(address);
  if (data) {
    return data.bytes.length > 0
      ? { by: 'data', ...data }
      : {
          by: 'nothing',
          failure: 'empty-attachment',
          reason: 'The page holds the picture, but it is empty.',
        };
  }
  const url = resolveAddress(overHttps(address), page.url);
  if (!url) {
    return {
      by: 'nothing',
      failure: 'attachment-not-shown',
      reason: 'JPay shows it in a way that cannot be saved.',
    };
  }
  if (!isOfTheSite(url, page.url)) {
    return {
      by: 'nothing',
      failure: 'left-the-site',
      reason: `It lies on ${url.host}, which is not a host of JPay; nothing else is ever contacted.`,
    };
  }
  if (!isPlainFile(url) && asksForSomethingNeverPressed(url)) {
    return { by: 'nothing', failure: 'refused', reason: 'Its address would do more than show it.' };
  }
  return { by: 'url', url: url.href };
}

/** A picture, though its name may be that of an icon: for where nothing else shows, or to compare pages. */
export function pictureOf(image: Element, page: SitePage): Shown | undefined {
  const src = attribute(image, 'src')?.trim() ?? '';
  const isDoubtful = src !== '' && decorationOf(image, src) === 'perhaps';
  return isDoubtful ? { source: sourceOf(src, page), kind: 'image' } : ofImage(image, page);
}

function ofImage(image: Element, page: SitePage): Shown | undefined {
  const src = attribute(image, 'src')?.trim() ?? '';
  if (
    src === '' ||
    isResource(src) ||
    /^about:/i.test(src) ||
    nearest(image, 'noscript') ||
    decorationOf(image, src) !== 'none'
  )
    return undefined;
  return { source: sourceOf(src, page), kind: 'image' };
}

function ofPlayer(element: Element, page: SitePage): Shown[] {
  if (nearest(element, 'noscript')) return [];
  const name = tag(element);
  const addresses = ['src', 'data', 'data-src']
    .map((attributeName) => attribute(element, attributeName)?.trim() ?? '')
    .concat(name === 'object' || name === 'embed' ? flashFiles(element) : [])
    .filter((address) => address !== '' && !isResource(address) && !/^(?:about|javascript):/i.test(address));
  const files = addresses.filter((address) => !isPlayerOnly(address));
  if (files.length > 0) {
    return files.map((address) => ({
      source: sourceOf(address, page),
      kind: kindOfPlayer(element, address),
    }));
  }
  const hasFileInside = all(element, 'source[src], embed, object').length > 0;
  if (hasFileInside || name === 'source' || name === 'iframe' || name === 'frame') return [];
  return [
    {
      source: {
        by: 'nothing',
        failure: 'player-without-file',
        reason: 'JPay shows a player here, but no file that could be saved.',
      },
      kind: name === 'audio' ? 'other' : 'videogram',
    },
  ];
}

/** `flashvars="file=clip.flv&autostart=1"`, of an embed or of an object's param (players of 2010 to 2020). */
function flashFiles(element: Element): string[] {
  const values = [
    attribute(element, 'flashvars'),
    ...all(element, 'param').map((param) =>
      /^(?:flashvars|src|movie|filename|url)$/i.test(attribute(param, 'name') ?? '')
        ? attribute(param, 'value')
        : null,
    ),
  ];
  return values
    .filter((value) => value !== null)
    .flatMap((value) => {
      if (!/=/.test(value) || /^[^=]*\?/.test(value)) return [value];
      const variables = new URLSearchParams(value);
      return ['file', 'src', 'url', 'video', 'videourl', 'source']
        .map((name) => variables.get(name))
        .filter((file) => file !== null);
    });
}

/** A player's own program, a playlist, or bytes that exist only inside the browser: no file to save. */
export function isPlayerOnly(address: string): boolean {
  return /\.swf(?:[?#]|$)|\.m3u8(?:[?#]|$)|\.mpd(?:[?#]|$)|^(?:blob|mediastream|rtmpe?):/i.test(address);
}

function isFileLink(url: URL, link: Element): boolean {
  if (nearest(link, 'noscript')) return false;
  return (
    /\.(?:pdf|jpe?g|png|gif|bmp|webp|heic|tiff?|mp4|mov|m4v|webm|flv|avi|wmv|mpe?g|3gp|mp3|m4a|wav|docx?|zip)$/i.test(
      url.pathname,
    ) ||
    (/\bdownload\b/i.test(`${line(link)} ${attribute(link, 'id') ?? ''}`) && !isHidden(link))
  );
}

function kindOfPlayer(element: Element, address: string): AttachmentKind {
  const byName = kindOfName(address.split(/[?#]/)[0] ?? '');
  if (byName !== 'other') return byName;
  const type = `${attribute(element, 'type') ?? ''} ${/^data:([^;,]*)/i.exec(address)?.[1] ?? ''}`;
  if (/pdf/i.test(type)) return 'document';
  if (/image\//i.test(type)) return 'image';
  return tag(element) === 'video' || /video/i.test(`${type} ${address.split('?')[0] ?? ''}`)
    ? 'videogram'
    : 'other';
}

export function kindOfName(path: string): AttachmentKind {
  if (/\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?)$/i.test(path)) return 'image';
  if (/\.(?:mp4|mov|m4v|webm|flv|avi|wmv|mpe?g|3gp)$/i.test(path)) return 'videogram';
  return /\.(?:pdf|docx?)$/i.test(path) ? 'document' : 'other';
}

/** Two that show the same bytes have the same key. */
export function keyOf(shown: Shown): string {
  switch (shown.source.by) {
    case 'url':
      return shown.source.url;
    case 'data':
      return `data ${shown.source.bytes.length} ${shown.source.bytes.slice(0, 64).join()} ${shown.source.bytes.slice(-64).join()}`;
    case 'response':
      return 'response';
    case 'nothing':
      return shown.source.reason;
  }
}
