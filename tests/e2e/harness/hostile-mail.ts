import { makeAccount, type MadeUpAccount, type MadeUpMessage } from '../../replica/index';

/** Markup that wants to run something in whoever parses it, by the word that stands before it and must be kept. */
const bodies: Record<string, string> = {
  One: '<script>document.title="ran"</script><script src="https://leaking.invalid/x.js"></script>',
  Two: '<img src=x onerror="document.title=\'ran\'"><body onload="document.title=\'ran\'">',
  Three: '<p onclick="x()" onmouseover="x()" onfocus=x() tabindex=1 autofocus>focus</p>',
  Four: '<svg onload="x()"><script>x()</script><animate onbegin="x()" attributeName="x"/></svg>',
  Five: '<iframe srcdoc="<script>parent.x()</script>"></iframe><iframe src="javascript:x()"></iframe>',
  Six: '<a href="javascript:x()">press</a><form action="javascript:x()"><button formaction="javascript:x()">go</button></form>',
  Seven: '<base href="https://leaking.invalid/"><base target="_top"><a href="x">follow</a>',
  Eight:
    '<meta http-equiv="refresh" content="0;url=https://leaking.invalid/"><meta http-equiv="Content-Security-Policy" content="trusted-types *">',
  Nine: '<style>@import "https://leaking.invalid/x.css";</style><p style="background:url(https://leaking.invalid/p)">paint</p>',
  Ten: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x()&gt;">',
  Eleven:
    '<template><script>x()</script><img src=x onerror=x()></template><template shadowrootmode="open"><b onclick="x()">s</b></template>',
  Twelve:
    '<object data="javascript:x()"></object><embed src="https://leaking.invalid/e"><link rel="preload" as="script" href="https://leaking.invalid/l.js">',
  Thirteen:
    '<details open ontoggle="x()"><summary>more</summary></details><video src="x" onerror="x()"><source onerror="x()"></video>',
  Fourteen:
    '<form id="trustedTypes"><input name="body"><input name="createHTML"><input name="nodeName"></form>',
};

export const hostileWords = Object.keys(bodies);

/** A mailbox of nothing but such messages, received and sent; each body stands once, after its word. */
export function hostileMailbox(seed: string): MadeUpAccount {
  const account = makeAccount({ seed, messages: hostileWords.length, awkward: [], photoShare: 0 });
  const sources = Object.entries(bodies).map(([word, html]) => `${word} ${html}`);
  const hostile = (message: MadeUpMessage): MadeUpMessage => ({
    ...message,
    bodyKind: 'hostile',
    source: sources.shift() ?? '',
  });
  return { ...account, inbox: account.inbox.map(hostile), sent: account.sent.map(hostile) };
}
