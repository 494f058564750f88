/** Text as HTML text or attribute value, as HttpUtility.HtmlEncode writes it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\u00a0', '&nbsp;');
}

/** A LinkButton's href. */
export function postbackHref(target: string, argument = ''): string {
  return `javascript:__doPostBack(&#39;${escapeHtml(target)}&#39;,&#39;${escapeHtml(argument)}&#39;)`;
}
