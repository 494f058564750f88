import { stringsOf } from './handler';
import type { SitePage } from './page';
import { scriptsOf, scriptsRun } from './script-calls';
import { isPlayerOnly, isResource, sourceOf, type Shown } from './shown-source';
import { all, attribute } from './unclobbered';

const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;

/** An address that speaks of an attachment: not of a profile, nor of a video visit. */
const speaksOfAttachment = /attach|image|photo|video(?!_?visit)|media|(?<!pro)file|show|\.ashx/i;

/** `window.open('ShowAttachment.aspx?id=…')` in a script the server wrote into its answer, not in one that waits for a click. */
export function openedByScript(page: SitePage): Shown | undefined {
  for (const script of scriptsRun(page)) {
    for (const [call] of script.matchAll(
      /(?:window\.open\s*\(|location(?:\.href)?\s*=)\s*(?:'[^']*'|"[^"]*")/g,
    )) {
      const [address] = stringsOf(call);
      if (address === undefined || isResource(address) || !speaksOfAttachment.test(address)) continue;
      const source = sourceOf(address, page);
      if (source.by === 'url') return { source, kind: 'other' };
    }
  }
  return undefined;
}

/** What a script of the answer would say in an alert box. */
export function alertOf(page: SitePage): string | undefined {
  for (const script of scriptsOf(page)) {
    const call = /^[\s;]*(?:<!--)?[\s\S]*?\balert\s*\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/.exec(script);
    // An alert inside a function is for later; the server's own stand bare at the end of the page.
    if (!call || /\bfunction\b/.test(call[0])) continue;
    const [words] = stringsOf(call[1] ?? '');
    if (words !== undefined && words.trim() !== '') return words.replace(/\s+/g, ' ').trim().slice(0, 200);
  }
  return undefined;
}

/**
 * A player that a script puts into one of these places, `jwplayer('id').setup({ file: '…' })`: what it plays. What stands there in
 * the page is the picture it begins with. How JPay plays VideoGrams is unknown (dossier 7.14).
 */
export function playerByScript(page: SitePage, places: readonly Element[]): Shown | undefined {
  const ids = places
    .flatMap((place) => [place, ...all(place, '*')])
    .map((element) => attribute(element, 'id') ?? '')
    .filter((id) => id !== '');
  for (const script of scriptsOf(page)) {
    const call = new RegExp(String.raw`\b(?:jwplayer|flowplayer|videojs)\s*\(\s*(${text})`).exec(script);
    const [id] = stringsOf(call?.[1] ?? '');
    if (id === undefined || !ids.includes(id.replace(/^#/, ''))) continue;
    const named = new RegExp(String.raw`\b(?:file|src|source|url)['"]?\s*:\s*(${text})`, 'g');
    for (const [, literal = ''] of script.matchAll(named)) {
      const [address = ''] = stringsOf(literal);
      const source = isPlayerOnly(address) ? undefined : sourceOf(address, page);
      if (source?.by === 'url') return { source, kind: 'videogram' };
    }
    const reason = 'JPay shows a player here, but no file that could be saved.';
    return { source: { by: 'nothing', failure: 'player-without-file', reason }, kind: 'videogram' };
  }
  return undefined;
}
