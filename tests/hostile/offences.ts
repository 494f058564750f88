/**
 * Everything about some markup that a saved page must not have: the allow-list of design.md, written apart from the
 * sanitiser and without a line of it, so that the two can disagree. Needs the DOM of a browser or jsdom.
 */
const allowedElements =
  /^(?:p|div|br|hr|blockquote|pre|h[1-6]|ul|ol|li|dl|d[td]|table|caption|t(?:head|body|foot|r|d|h)|span|a|b|strong|i|em|u|s|su[bp]|code|small)$/;

const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
};

export function offences(html: string): string[] {
  const found: string[] = [];
  const parsed = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html');
  for (const element of [...parsed.head.children, ...parsed.body.querySelectorAll('*')]) {
    const name = element.localName;
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !allowedElements.test(name)) {
      found.push(`<${name}>`);
    }
    for (const attribute of element.attributes) {
      const fine = [...(allowedAttributes[name] ?? []), 'dir', 'lang'].includes(attribute.name);
      if (!fine) found.push(`${name}[${attribute.name}]`);
    }
    const href = element.getAttribute('href');
    if (href !== null && !/^(?:https?:\/\/[^/]|mailto:)[^\s<>"]*$/.test(href)) found.push(href);
    if (name === 'a' && element.getAttribute('rel') !== 'noopener noreferrer') found.push('a without rel');
    if (name === 'a' && href === null) found.push('a without href');
  }
  if (parsed.body.attributes.length > 0) found.push('body with attributes');
  return found;
}
