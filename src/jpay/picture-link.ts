import { pageName, resolveAddress } from './address';
import { deedsOf } from './handler';
import { namesSomethingNeverPressed } from './never-press';
import type { SitePage } from './page';
import { isImage, isResource, kindOfName, saysAnotherDeed, sourceOf, type Shown } from './shown-source';
import { all, attribute, isHiddenWithin, line, nearest, tag } from './unclobbered';

/**
 * The link around a picture, or the one beside it that offers more ("Download original"), as what is to be saved, with the picture
 * in its stead if it gives no file. A picture may be a scaled copy (dossier 7.12), or what a film is started with: then
 * nothing stands in its stead. Only links that plainly lead to a file are followed; undefined for all others.
 */
export function wayToFileOf(image: Element, shown: Shown, place: Element, page: SitePage): Shown | undefined {
  const around = nearest(image, 'a[href]');
  const beside = linksBeside(image, place);
  for (const link of around ? [around, ...beside] : beside) {
    const found = behind(link, shown, page);
    if (found) return found;
  }
  return undefined;
}

/** Links that offer more, between this picture and the next; before the first one, they are of the first. */
function linksBeside(image: Element, place: Element): Element[] {
  const inOrder = all(place, 'img, input[type="image" i], a[href]');
  const isPicture = (one: Element): boolean => isImage(one) && !isHiddenWithin(one, place);
  const at = inOrder.indexOf(image);
  const next = inOrder.findIndex((one, index) => index > at && isPicture(one));
  const isFirst = !inOrder.slice(0, at).some(isPicture);
  return inOrder
    .slice(isFirst ? 0 : at, next < 0 ? undefined : next)
    .filter((one) => tag(one) === 'a' && all(one, 'img').length === 0 && offersMore(one));
}

function offersMore(link: Element): boolean {
  const words = [line(link), attribute(link, 'title') ?? '', attribute(link, 'id') ?? ''].join(' ');
  return (
    attribute(link, 'download') !== null ||
    /download|\boriginal\b|\bfull[ -]?size\b|\benlarge\b|\blarger?\b/i.test(words)
  );
}

function behind(link: Element, picture: Shown, page: SitePage): Shown | undefined {
  const url = resolveAddress(attribute(link, 'href'), page.url);
  const deeds = deedsOf(link);
  if (!url || isResource(url.href) || deeds.asksFirst || deeds.obscure || deeds.postbacks.length > 0)
    return undefined;
  const named = [attribute(link, 'id') ?? '', attribute(link, 'class') ?? ''];
  if (saysAnotherDeed(link) || named.some(namesSomethingNeverPressed)) return undefined;
  if (!isNamedAsFile(url, picture, page)) return undefined;
  const source = sourceOf(url.href, page);
  if (source.by !== 'url' || (picture.source.by === 'url' && picture.source.url === source.url))
    return undefined;
  const words = [url.pathname, line(link), ...all(link, 'img').map((one) => attribute(one, 'alt') ?? '')];
  const isFilm =
    kindOfName(url.pathname) === 'videogram' || words.some((one) => /video|film|\bplay/i.test(one));
  return isFilm ? { source, kind: 'videogram' } : { source, kind: 'image', otherwise: picture };
}

/** By its ending, by the program that gives the picture too, or by a program whose name gives out files and does nothing else. */
function isNamedAsFile(url: URL, { source }: Shown, page: SitePage): boolean {
  if (url.pathname === new URL(page.url).pathname) return false;
  if (source.by === 'url' && new URL(source.url).pathname === url.pathname) return true;
  if (kindOfName(url.pathname) !== 'other') return true;
  const [name = '', ending = ''] = pageName(url.href).split(/\.(?=\w+$)/);
  return (
    /^as[hp]x$/.test(ending) &&
    /^(?:get|show|view|display|open|download|stream|play)?(?:full|large|original)?(?:attachment|image|img|photo|picture|pic|video(?:gram)?|media|file|document|doc|ecard|scan)s?(?:full|large|original|handler|viewer?|download|stream)?$|^(?:download|stream)$/.test(
      name,
    )
  );
}
