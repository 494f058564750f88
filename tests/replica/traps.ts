/** Everything that a reader must never press. */
export type TrapName =
  | 'delete-ticked'
  | 'delete-message'
  | 'reply'
  | 'compose'
  | 'send'
  | 'attach'
  | 'change-inmate'
  | 'buy-stamps'
  | 'transfer-stamps'
  | 'accept-terms'
  | 'link-account'
  | 'sign-out'
  | 'other-button';

/** Who pressed what. `fields` are the form's, without the long hidden ones. */
export interface TrapRecord {
  readonly trap: TrapName;
  readonly method: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The request's number in the log. */
  readonly at: number;
}

/** The form's fields for a trap's record. */
export function trapFields(form: URLSearchParams | null): Record<string, string> {
  return Object.fromEntries(
    [...(form ?? [])].filter(([name]) => !/^__(VIEWSTATE|EVENTVALIDATION)/.test(name)),
  );
}
