import { createHash } from 'node:crypto';
import type { Replica } from '../../../replica';

/**
 * Lets two pages that show the same have the same hidden fields, as far as the reader sees them, so that a parser that
 * remembers pages meets them again: the replica counts its forms, and no page of it ever comes twice. The replica gets
 * the fields of the newest such page back. Not for `viewStateScope: latest`, where the count matters, nor for deltas,
 * which count their letters.
 */
export function withSameForms(replica: Replica): Replica {
  const real = new Map<string, [state: string, validation: string]>();
  const handle: Replica['handle'] = async (request) => {
    const form = request.body ? new URLSearchParams(new TextDecoder().decode(request.body)) : undefined;
    const fields = form && real.get(form.get('__VIEWSTATE') ?? '');
    if (form && fields) {
      form.set('__VIEWSTATE', fields[0]);
      form.set('__EVENTVALIDATION', fields[1]);
    }
    const body = fields ? new TextEncoder().encode(form.toString()) : request.body;
    const answer = await replica.handle(body ? { ...request, body } : request);
    const html = new TextDecoder().decode(answer.body);
    const [state, validation] = [valueOf(html, '__VIEWSTATE'), valueOf(html, '__EVENTVALIDATION')];
    if (state === undefined || validation === undefined) return answer;
    const bare = html.replace(state, '').replace(validation, '');
    const name = createHash('sha1').update(stateOf(state)).update(bare).digest('hex');
    real.set(name, [state, validation]);
    const text = html.replace(state, name).replace(validation, name);
    return { ...answer, body: new TextEncoder().encode(text) };
  };
  return { ...replica, handle };
}

function valueOf(html: string, name: string): string | undefined {
  return new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(html)?.[1];
}

/** What the form remembers, without its count: three bytes of mark, JSON, twenty bytes of MAC. */
function stateOf(field: string): string {
  const json = Buffer.from(field, 'base64').subarray(3, -20).toString('utf8');
  const { page, state } = JSON.parse(json) as { page: string; state: unknown };
  return JSON.stringify([page, state]);
}
