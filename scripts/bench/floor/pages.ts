/** Of the replica's pages, only what the least client needs, by the cheapest way: text is searched, nothing is parsed. */

/** The letters a list page leads to, as their links stand there. */
export function letterLinks(html: string): string[] {
  return [...html.matchAll(/href="((?:Incoming|Sent)MailView\.aspx\?[^"]+)"/g)].map(([, url = '']) =>
    plain(url),
  );
}

export function hasNext(html: string): boolean {
  return /<a id="LinkbuttonArrowNext" href=/.test(html);
}

/** The controls that open the attachments of a letter. */
export function attachmentTargets(html: string): string[] {
  return [...html.matchAll(/__doPostBack\(&#39;(dgAttachments\$[^&]+)&#39;/g)].map(
    ([, target = '']) => target,
  );
}

/** Where the file of an opened attachment lies. */
export function fileLink(html: string): string {
  const found = /(?:src|href|data)="(GetAttachment\.aspx\?[^"]+)"/.exec(html)?.[1];
  if (found === undefined) throw new Error('The page shows no attachment.');
  return plain(found);
}

/** A form as it is posted when one of its links is pressed. */
export function pressed(html: string, target: string): string {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" id="[^"]+" value="([^"]*)"/g)];
  const form = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, plain(value)]));
  form.set('__EVENTTARGET', target);
  return form.toString();
}

/** The letter itself, without markup. */
export function letterText(html: string): string {
  const body = /<span id="lblLetter"[^>]*>([\s\S]*)<\/span><\/div>/.exec(html)?.[1];
  if (body === undefined) throw new Error('The page shows no letter.');
  return plain(body.replace(/<[^>]*>/g, ''));
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code !== undefined ? String.fromCodePoint(Number(code)) : (names[name ?? ''] ?? whole),
  );
}
