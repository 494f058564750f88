import { LetterkeepError } from '../model/failure';

/**
 * What every path in a ZIP and every name of a saved file keeps to, looked at right before it is written (issue 4, point 3;
 * reliability.md 2.1, 2.2). Names are made so that they keep it (names.ts); a path that does not is a mistake of ours, and
 * nothing is written then.
 */

/** One rule. `holds` is asked for a whole path, parted by "/". */
interface PathRule {
  /** What is wrong with a path that breaks it. */
  broken: string;
  holds: (path: string) => boolean;
}

/** Names of devices that Windows knows in every folder, with any extension. COM and LPT with raised digits are not ASCII. */
const deviceName = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com\d|lpt\d)$/;

/** True for "con", "COM1" and their like: the part of a name before its first dot, in any case. */
export function isDeviceName(stem: string): boolean {
  return deviceName.test(stem.trimEnd().toLowerCase());
}

const everySegment =
  (holds: (segment: string) => boolean) =>
  (path: string): boolean =>
    path.split('/').every(holds);

const rules: readonly PathRule[] = [
  { broken: 'a control character', holds: (path) => !/\p{Cc}/u.test(path) },
  // In ASCII there is nothing to compose, to turn round, to be invisible or to be half of a character.
  { broken: 'a character outside of plain ASCII', holds: (path) => /^[\x20-\x7e]*$/.test(path) },
  { broken: 'a character that some system keeps for itself', holds: (path) => /^[\w. /-]*$/.test(path) },
  {
    broken: 'an empty segment, or an absolute path',
    holds: everySegment((segment) => segment !== ''),
  },
  {
    broken: 'a segment that begins with a space, dot, hyphen or tilde',
    holds: everySegment((segment) => !/^[ .~-]/.test(segment)),
  },
  {
    broken: 'a segment that ends with a space or dot',
    holds: everySegment((segment) => !/[ .]$/.test(segment)),
  },
  { broken: 'two dots, which lead out of a folder', holds: (path) => !path.includes('..') },
  {
    broken: 'a device name of Windows',
    holds: everySegment((segment) => !isDeviceName(segment.split('.')[0] ?? '')),
  },
  {
    broken: 'a segment longer than 100 bytes',
    holds: everySegment((segment) => segment.length <= 100),
  },
  { broken: 'longer than 150 characters', holds: (path) => path.length <= 150 },
  { broken: 'a file without an extension', holds: (path) => /[^/]\.[a-z0-9]{1,5}$/.test(path) },
];

/** Throws LetterkeepError "vault-error" and names the rule that the path of a file in a ZIP breaks. */
export function checkEntryPath(path: string): void {
  check(path, 'A file name in the archive');
}

/** The same for all paths of one ZIP, and that no disk takes two of them for one, or a file for a folder of another. */
export function checkEntryPaths(paths: Iterable<string>): void {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    checkEntryPath(path);
    const comparable = comparablePath(path);
    const above = comparable.split('/').slice(0, -1);
    const within = above.map((_, index) => above.slice(0, index + 1).join('/'));
    if (files.has(comparable) || folders.has(comparable) || within.some((folder) => files.has(folder))) {
      throw new LetterkeepError('vault-error', 'Two files of the archive would have one name.', {
        field: path,
      });
    }
    files.add(comparable);
    for (const folder of within) folders.add(folder);
  }
}

/** Gives back the name under which a file is handed to the browser; throws as checkEntryPath, also for a folder in it. */
export function checkedFileName(name: string): string {
  check(name, 'The name of a saved file');
  if (name.includes('/')) refuse('The name of a saved file', 'a folder', name);
  return name;
}

function check(path: string, what: string): void {
  const broken = rules.find(({ holds }) => !holds(path));
  if (broken) refuse(what, broken.broken, path);
}

function refuse(what: string, rule: string, path: string): never {
  throw new LetterkeepError('vault-error', `${what} breaks a rule: ${rule}`, { field: path.slice(0, 200) });
}

/**
 * How names are compared: as the strictest disk would that knows no case, composes characters (NFKC) and does not see
 * invisible ones. JavaScript has no case folding (Unicode CaseFolding.txt). Lower case alone parts "ß" from "SS" and
 * "ς" from "σ"; upper case does not, because it knows the full mappings; lower case before it is for the capital
 * "ẞ", which stays as it is in upper case, and after it for letters that have no single capital. Where this
 * takes more for equal than the standard does (the Turkish dotless i and the i), a file is refused that some disk could hold:
 * that is the right way to be wrong.
 */
export function comparablePath(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path)) return path.toLowerCase();
  return path
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC');
}

/**
 * Extensions that a browser or a system would run, or show as a page or a style. Firefox loads files beside a page even under
 * `default-src 'none'` (design.md, Archive), so no attachment may bear one, whatever told us so.
 */
const activeExtensions = new Set(
  [
    'htm html shtm shtml xht xhtm xhtml xml xsl xslt xbl xul rdf rss atom svg svgz mathml mml mht mhtml eml msg',
    'js mjs cjs jse ts css wasm swf jar class jnlp hta htc chm hlp url lnk scf webloc desktop',
    'exe com scr pif cpl dll sys ocx drv msi msp msc mst bat cmd ps1 psm1 psd1 vb vbs vbe wsf wsh ws sct inf reg gadget',
    'sh bash csh zsh ksh command tool app pkg dmg iso img vhd vhdx deb rpm run apk ipa crx xpi appx msix',
    'py pyc pyw pyz rb pl php asp aspx jsp lua tcl action',
    'docm dotm xlsm xltm xlam xll pptm potm ppam ppsm sldm iqy slk settingcontent application manifest',
  ]
    .join(' ')
    .split(' '),
);

/**
 * The extension an attachment is saved under: what its bytes say, or "dat.txt" where that could do anything. Not "dat" alone:
 * Firefox looks into a file with an extension it does not know, and runs a page it finds there, from disk too. Every
 * browser and system takes "txt" for text.
 */
export function safeExtension(extension: string): string {
  const plain = extension.replace(/^\./, '').toLowerCase();
  return /^[a-z0-9]{1,5}$/.test(plain) && plain !== 'dat' && !activeExtensions.has(plain) ? plain : 'dat.txt';
}
