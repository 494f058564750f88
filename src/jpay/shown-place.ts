import { decorationOf } from './decoration';
import { findAll } from './landmark';
import type { SitePage } from './page';
import { alertOf, playerByScript } from './page-scripts';
import { phrases } from './phrases';
import { wayToFileOf } from './picture-link';
import {
  isFromHandler,
  isImage,
  isPlayer,
  keyOf,
  linksIn,
  pictureOf,
  sourcesAmong,
  type Shown,
} from './shown-source';
import { all, ancestry, attribute, isHiddenWithin, line } from './unclobbered';

/** What stands in the page itself in fewer bytes is a sign, a cross or an arrow, where there is another picture. */
const smallestPhoto = 1_000;

/**
 * All that the places where JPay puts an opened attachment show of it (dossier 2.6), first what its link most likely means: players,
 * else pictures, else links. What stands in there is unknown (dossier 7.11 to 7.14), so nothing is left out but what plainly
 * is something else. If nothing can be saved, why not; [] if there is nothing at all.
 * @param stoodBefore picturesOn() the message's page before it was opened
 */
export function shownInPlaces(page: SitePage, stoodBefore: ReadonlySet<string>): Shown[] {
  const places = findAll(page, 'shownAttachment');
  const players = playersIn(places, page);
  const pictures = picturesIn(places, page, stoodBefore);
  const links = places.flatMap((place) => linksIn(place, page));
  const film = links.find(isKnownFilm);
  if (film && !players.some(isKnownFilm)) return [film];
  const script = players.some(isUsable) ? undefined : playerByScript(page, places);
  if (script) return [script];

  const found = [bestOfOneMake(players), pictures, bestOfOneMake(links)].find(({ length }) => length > 0);
  if (found) return found;

  const inside = places.flatMap((place) => all(place, '*'));
  const rest = sourcesAmong(inside, page).filter((one) => !isUsable(one) || !stoodBefore.has(keyOf(one)));
  return (best(rest).length > 0 ? best(rest) : rest).slice(0, 1);
}

/** The best of them, and those that are as good. */
function bestOfOneMake(shown: readonly Shown[]): Shown[] {
  const [first, ...others] = best(shown);
  return first ? [first, ...others.filter((other) => isOfOneMake(first, other))] : [];
}

export function isUsable(shown: Shown): boolean {
  return shown.source.by !== 'nothing';
}

/** A film that every player knows. */
export function isKnownFilm({ source }: Shown): boolean {
  return source.by === 'url' && /\.(?:mp4|m4v|mov)$/i.test(new URL(source.url).pathname);
}

/** Two from one program, asked for different things, or both from folders: then the second is as good as the first. */
export function isOfOneMake(one: Shown, other: Shown): boolean {
  if (one.source.by !== 'url' || other.source.by !== 'url') return one.source.by === other.source.by;
  const [first, second] = [new URL(one.source.url), new URL(other.source.url)];
  if (first.origin !== second.origin) return false;
  if (first.pathname === second.pathname) {
    // `?id=1` and `?id=1&download=1` are one thing.
    return !first.search.startsWith(second.search) && !second.search.startsWith(first.search);
  }
  const endings = [first, second].map(({ pathname }) =>
    /\.[a-z0-9]{2,4}$/i.exec(pathname)?.[0].toLowerCase(),
  );
  return endings[0] !== undefined && endings[0] === endings[1] && !/\.as[hp]x$/.test(endings[0]);
}

/** Those that can be saved, a film that every player knows first, each once. */
function best(found: readonly Shown[]): Shown[] {
  const usable = found.filter(isUsable);
  const known = usable.find(isKnownFilm);
  const ordered = known ? [known, ...usable.filter((one) => one !== known)] : usable;
  const keys = ordered.map(keyOf);
  return ordered.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

/** One of each player: what lies in it is the same in other forms. */
function playersIn(places: readonly Element[], page: SitePage): Shown[] {
  return places.flatMap((place) => {
    const outmost = all(place, '*').filter(
      (one) => isPlayer(one) && !ancestry(one, place).slice(1).some(isPlayer),
    );
    return visibleFirst(outmost, place).flatMap((player) => {
      const inside = sourcesAmong([player, ...all(player, '*')].filter(isPlayer), page);
      return best(inside).slice(0, 1);
    });
  });
}

/**
 * Pictures, each behind the link around it or beside it if that leads to more. A slide show hides all but the one that was
 * opened. Where some come from a program of the site, those from folders are the frame around them.
 */
function picturesIn(places: readonly Element[], page: SitePage, stoodBefore: ReadonlySet<string>): Shown[] {
  const pictures = places.flatMap((place) =>
    visibleFirst(all(place, '*').filter(isImage), place).flatMap((image) => {
      const src = attribute(image, 'src')?.trim() ?? '';
      const isDoubtful = decorationOf(image, src) === 'perhaps';
      const shown = pictureOf(image, page);
      if (!shown || !isUsable(shown)) return [];
      const isStatic = shown.source.by === 'url' && !isFromHandler(src);
      const stood = stoodBefore.has(keyOf(shown));
      const link = wayToFileOf(image, shown, place, page);
      const behind = link ? [link] : [];
      return [
        { shown: behind[0] ?? shown, isStatic: isStatic && !link, stood, isDoubtful, isSign: isSign(shown) },
      ];
    }),
  );
  const isHeldBack =
    alertOf(page) !== undefined || places.some((place) => phrases.heldBack.test(line(place)));
  const asked = pictures.filter(
    ({ isStatic, stood, isDoubtful }) => !(isStatic && stood) && !(isDoubtful && isHeldBack),
  );
  const chosen = [
    ({ stood }: (typeof asked)[number]): boolean => !stood,
    ({ isStatic }: (typeof asked)[number]): boolean => !isStatic,
    ({ isDoubtful }: (typeof asked)[number]): boolean => !isDoubtful,
    ({ isSign: isSmall }: (typeof asked)[number]): boolean => !isSmall,
  ].reduce((left, prefers) => (left.some(prefers) ? left.filter(prefers) : left), asked);
  const keys = chosen.map(({ shown }) => keyOf(shown));
  return chosen.filter((_, at) => keys.indexOf(keys[at] ?? '') === at).map(({ shown }) => shown);
}

/** The place itself may be hidden until a script shows it. */
function visibleFirst(elements: readonly Element[], place: Element): Element[] {
  const visible = elements.filter((element) => !isHiddenWithin(element, place));
  return visible.length > 0 ? visible : [...elements];
}

function isSign({ source }: Shown): boolean {
  return source.by === 'data' && source.bytes.length < smallestPhoto;
}
