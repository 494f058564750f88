import { createHmac } from 'node:crypto';

/** A form's hidden state, bound to session and page as ViewStateUserKey and the page's type bind it. */
export interface FormState {
  /** Path of the page, in small letters. */
  readonly page: string;
  /** Serial number of the form within its session, for `viewStateScope: latest`. */
  readonly serial: number;
  /** What the page remembers: page number, the letters in the rows. */
  readonly state: unknown;
}

export interface HiddenFields {
  readonly viewState: string;
  readonly generator: string;
  readonly eventValidation: string;
}

export type StateCheck =
  | { readonly ok: true; readonly form: FormState; readonly allows: (target: string) => boolean }
  | { readonly ok: false; readonly why: 'mac' | 'event-validation' };

const stateMark = Buffer.of(0xff, 0x01, 0x0f); // base64 "/wEP", as LosFormatter's output begins
const validationMark = Buffer.of(0xff, 0x01, 0x1d); // base64 "/wEd"
const macBytes = 20;

/** Signs and checks the hidden fields of the forms. `key` is the machine key. */
export class ViewStateKeeper {
  constructor(private readonly key: Buffer) {}

  private mac(purpose: string, session: string, page: string, payload: Buffer): Buffer {
    return createHmac('sha1', this.key).update(`${purpose}\0${session}\0${page}\0`).update(payload).digest();
  }

  private short(value: string): string {
    return createHmac('sha1', this.key).update(value).digest('hex').slice(0, 8).toUpperCase();
  }

  generator(page: string): string {
    return this.short(`generator\0${page}`);
  }

  issue(session: string, form: FormState, targets: readonly string[], padding: number): HiddenFields {
    const filler = 'A'.repeat(padding);
    const payload = Buffer.from(JSON.stringify({ ...form, filler }), 'utf8');
    const events = Buffer.from(targets.map((target) => this.short(target)).join(''), 'latin1');
    return {
      viewState: Buffer.concat([stateMark, payload, this.mac('state', session, form.page, payload)]).toString(
        'base64',
      ),
      generator: this.generator(form.page),
      eventValidation: Buffer.concat([
        validationMark,
        events,
        this.mac(`events\0${form.serial}`, session, form.page, events),
      ]).toString('base64'),
    };
  }

  private open(text: string, mark: Buffer): { payload: Buffer; mac: Buffer } | null {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length < mark.length + macBytes || !bytes.subarray(0, mark.length).equals(mark)) return null;
    return { payload: bytes.subarray(mark.length, -macBytes), mac: bytes.subarray(-macBytes) };
  }

  /** Checks the fields of a postback to `page`. */
  check(session: string, page: string, fields: URLSearchParams): StateCheck {
    const parts = Number(fields.get('__VIEWSTATEFIELDCOUNT') ?? '1');
    let viewState = fields.get('__VIEWSTATE') ?? '';
    for (let part = 1; part < parts; part++) viewState += fields.get(`__VIEWSTATE${part}`) ?? '';
    const state = this.open(viewState, stateMark);
    if (!state || fields.get('__VIEWSTATEGENERATOR') !== this.generator(page))
      return { ok: false, why: 'mac' };
    if (!this.mac('state', session, page, state.payload).equals(state.mac)) return { ok: false, why: 'mac' };
    const form = JSON.parse(state.payload.toString('utf8')) as FormState;
    const events = this.open(fields.get('__EVENTVALIDATION') ?? '', validationMark);
    if (!events || !this.mac(`events\0${form.serial}`, session, page, events.payload).equals(events.mac)) {
      return { ok: false, why: 'event-validation' };
    }
    const allowed = new Set(events.payload.toString('latin1').match(/.{8}/g) ?? []);
    return { ok: true, form, allows: (target) => allowed.has(this.short(target)) };
  }
}
