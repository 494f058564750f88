import type { ReplicaRequest, ReplicaResponse } from './exchange';
import { redirect, respond } from './exchange';
import type { LiveAccount } from './live-account';
import type { LogEntry } from './log';
import type { Session } from './session';
import type { Switches } from './switches';
import type { TokenMaker } from './tokens';
import { trapFields } from './traps';
import type { TrapName, TrapRecord } from './traps';
import type { StateCheck, ViewStateKeeper } from './viewstate';

/** What all pages share. */
export interface Site {
  readonly switches: Switches;
  readonly states: ViewStateKeeper;
  readonly tokens: TokenMaker;
  readonly traps: TrapRecord[];
  readonly accounts: ReadonlyMap<string, LiveAccount>;
  readonly mainAccount: LiveAccount;
}

/** One request on its way through the pages. */
export interface Visit {
  readonly site: Site;
  readonly request: ReplicaRequest;
  readonly url: URL;
  /** In small letters: IIS does not mind. */
  readonly path: string;
  /** The posted form; null for a GET. */
  readonly form: URLSearchParams | null;
  readonly session: Session;
  readonly entry: LogEntry;
  /** Under a fault: a list shows the first row of its page once more, at the page's end. */
  readonly repeatsRow?: boolean;
  /** Under a fault: the answer is partial, whether one was asked for or not. */
  readonly isPartial?: boolean;
}

/** A visit with somebody signed in. */
export interface SignedIn extends Visit {
  readonly account: LiveAccount;
}

/** A query value by name, whatever its case (Request.QueryString). */
export function queryValue(url: URL, name: string): string | null {
  for (const [key, value] of url.searchParams) if (key.toLowerCase() === name.toLowerCase()) return value;
  return null;
}

/** Writes down that something was pressed that no reader may press. */
export function springTrap(visit: Visit, trap: TrapName): void {
  visit.site.traps.push({
    trap,
    method: visit.request.method,
    url: visit.request.url,
    fields: trapFields(visit.form),
    at: visit.entry.n,
  });
}

/** Whether this postback is answered with an UpdatePanel delta. */
export function wantsDelta(visit: Visit): boolean {
  if (visit.isPartial) return true;
  if (!visit.form) return false;
  const answer = visit.site.switches.postbackAnswer;
  return (
    answer === 'delta-always' || (answer === 'delta-when-asked' && visit.form.get('__ASYNCPOST') === 'true')
  );
}

/** A field of a delta: length in UTF-16 units, type, id, content (MicrosoftAjaxWebForms.js reads it so). */
export function deltaField(type: string, id: string, content: string): string {
  return `${content.length}|${type}|${id}|${content}|`;
}

/** A redirect, inside a delta when one is due. */
export function sendTo(visit: Visit, location: string): ReplicaResponse {
  if (!wantsDelta(visit)) return redirect(location);
  const text = deltaField('pageRedirect', '', encodeURIComponent(location));
  return respond(200, [['Content-Type', 'text/plain; charset=utf-8']], text);
}

export type Press =
  | { readonly kind: 'pressed'; readonly control: string; readonly argument: string; readonly state: unknown }
  | { readonly kind: 'refused'; readonly why: 'mac' | 'event-validation' };

/**
 * What a postback presses, once its ViewState has been proved. A button among the fields wins over __EVENTTARGET,
 * as in Page.RaisePostBackEvent.
 */
export function readPress(visit: Visit, buttons: readonly string[]): Press {
  const { site, session, path } = visit;
  const form = visit.form ?? new URLSearchParams();
  const check: StateCheck = site.states.check(session.key, path, form);
  if (!check.ok) return { kind: 'refused', why: check.why };
  const { serial } = check.form;
  const isNewest = session.newestForm.get(path) === serial;
  const isStale = serial < (session.oldestGoodForm.get(path) ?? 0);
  if (isStale || (site.switches.viewStateScope === 'latest' && !isNewest))
    return { kind: 'refused', why: 'mac' };
  const button = buttons.find((name) => form.has(name) || form.has(`${name}.x`));
  const control = button ?? form.get('__EVENTTARGET') ?? '';
  if (control !== '' && !check.allows(control)) return { kind: 'refused', why: 'event-validation' };
  return { kind: 'pressed', control, argument: form.get('__EVENTARGUMENT') ?? '', state: check.form.state };
}
