/**
 * The partial answer of an ASP.NET UpdatePanel: `length|type|id|content|`, again and again, the length counted in
 * UTF-16 units (ASP.NET AJAX, PageRequestManager). We never ask for one (dossier 7.6) but must understand it: a session's end comes as
 * a `pageRedirect` in it at status 200 (reliability.md 4.2).
 */
export interface DeltaPart {
  type: string;
  id: string;
  content: string;
}

/** The parts, or null if the text is no delta, or one that was cut short. */
export function readDelta(text: string): DeltaPart[] | null {
  const parts: DeltaPart[] = [];
  let at = /^\uFEFF?\s*/.exec(text)?.[0].length ?? 0;
  while (text.slice(at).trim() !== '') {
    const start = /^\s*(\d+)\|([#a-zA-Z]*)\|([^|]*)\|/.exec(text.slice(at, at + 1024));
    if (!start) return null;
    const [whole, length = '', type = '', id = ''] = start;
    const from = at + whole.length;
    const to = from + Number(length);
    if (text.charAt(to) !== '|') return null;
    parts.push({ type, id, content: text.slice(from, to) });
    at = to + 1;
  }
  return parts.length > 0 ? parts : null;
}

/** True if the text begins as a delta does, whole or not. */
export function looksLikeDelta(text: string): boolean {
  return /^\uFEFF?\s*\d+\|(?:#|updatePanel|hiddenField|pageRedirect|error|scriptBlock|formAction|asyncPostBackControlIDs)\|/.test(
    text,
  );
}

/**
 * A page made of the delta alone: the panels and hidden fields in one form. What stands outside the panels is not
 * there, so the lack of anything proves nothing.
 */
export function pageOfDelta(parts: readonly DeltaPart[]): string {
  const contentOf = (type: string): string => parts.find((part) => part.type === type)?.content ?? '';
  const panels = parts.filter((part) => part.type === 'updatePanel');
  const fields = parts.filter((part) => part.type === 'hiddenField');
  return [
    `<!DOCTYPE html><html><head><title>${escaped(contentOf('pageTitle'))}</title></head><body>`,
    `<form method="post" action="${escaped(contentOf('formAction'))}">`,
    ...fields.map(
      (field) =>
        `<input type="hidden" name="${escaped(field.id)}" id="${escaped(field.id)}" value="${escaped(field.content)}">`,
    ),
    ...panels.map((panel) => `<div id="${escaped(panel.id)}">${panel.content}</div>`),
    '</form></body></html>',
  ].join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
