/** What no XML 1.0 document may hold (2.2, Char), half characters included; docx would write it as it is. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/**
 * Text for a Word file: what XML forbids is replaced by something that is seen. A control character becomes its picture
 * ("␇" for U+0007, Unicode 15, 22.7), anything else U+FFFD. A carriage return would come back as a line feed.
 */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(forbidden, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}
