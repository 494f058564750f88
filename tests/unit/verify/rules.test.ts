import { describe, expect, it } from 'vitest';
import { verifyBag } from '../../../src/verify/verify-bag';
import type { Files, Made } from './made-bag';
import { letters, listOf, madeBag, sourceOf, sum, toldIn, utf8 } from './made-bag';

/** The rules of RFC 8493, each on a bag made here: they hold where the conformance bags are not at hand. */
const told = async (files: Files): Promise<string[]> => toldIn(await verifyBag(sourceOf(files)));
const made = (bag: Made): Promise<string[]> => told(madeBag(bag));
const sha256 = (change: (list: string) => string, version = '1.0'): Promise<string[]> => {
  const list = madeBag().get('manifest-sha256.txt') ?? utf8('');
  return made({ version, tags: { 'manifest-sha256.txt': change(new TextDecoder().decode(list)) } });
};
const letter = 'data/people/anna/1.html';

describe('a right bag', () => {
  it.each([['sha256'], ['sha512'], ['sha1'], ['sha256', 'sha512']])(
    'is valid under %s %s',
    async (...names) => {
      const report = await verifyBag(sourceOf(madeBag({ algorithms: names }), 7));
      expect(report).toMatchObject({
        verdict: 'valid',
        findings: [],
        payload: { files: 3, bytes: Object.values(letters).join('').length },
      });
    },
  );

  it('is valid whatever ends its lines, and however long the gap is between sum and name', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await sha256((list) => list.replaceAll('\n', end))).toEqual([]);
      expect(
        await made({
          tags: { 'bagit.txt': `BagIt-Version: 1.0${end}Tag-File-Character-Encoding: UTF-8${end}` },
        }),
      ).toEqual([]);
    }
    expect(await sha256((list) => list.replaceAll('  ', ' \t '))).toEqual([]);
    expect(await sha256((list) => list.trimEnd())).toEqual([]);
    expect(await sha256((list) => list.replace(/^[0-9a-f]+/gm, (one) => one.toUpperCase()))).toEqual([]);
  });

  it('is valid with names that hold a line break, a percent sign, or letters of any language', async () => {
    const payload = {
      'a\nb.txt': '1',
      'c\rd.txt': '2',
      '100%25.txt': '3',
      'مريم.txt': '4',
      ' two  words .txt': '5',
    };
    const files = madeBag({ payload });
    const list = listOf(new Map([...files].filter(([path]) => path.startsWith('data/'))))
      .replace('100%25', '100%2525')
      .replace('a\nb', 'a%0Ab')
      .replace('c\rd', 'c%0dd');
    expect(await made({ payload, tags: { 'manifest-sha256.txt': list } })).toEqual([]);
  });

  it('is valid with lists in another encoding that bagit.txt names', async () => {
    const payload = { 'José.txt': 'hello' };
    const files = madeBag({ payload });
    const recoded = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'));
    const beside: Files = new Map([
      ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n')],
      ['manifest-sha256.txt', recoded(`${sum('hello')}  data/José.txt\n`)],
      ['bag-info.txt', utf8('Payload-Oxum: 5.1\n')],
    ]);
    for (const [path, content] of beside) files.set(path, content);
    files.set('tagmanifest-sha256.txt', utf8(listOf(beside)));
    expect(await told(files)).toEqual([]);
  });
});

describe('the declaration', () => {
  it.each([
    ['with a mark before it', '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['with a space before the colon', 'BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['with half a version', 'BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n'],
    ['without an encoding', 'BagIt-Version: 1.0\n'],
    ['in the wrong order', 'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n'],
    ['with a third line', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nHello: 1\n'],
    ['of an encoding nobody knows', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: x-made-up\n'],
  ])('%s is refused', async (_, text) => {
    expect(await made({ tags: { 'bagit.txt': text } })).toContain('bad-declaration bagit.txt');
  });

  it('is missed where it is not there', async () => {
    expect(await made({ tags: { 'bagit.txt': '' } })).toEqual(['no-declaration bagit.txt']);
  });
});

describe('the lists', () => {
  const other = 'f'.repeat(64);
  it('must be there', async () => {
    expect(await made({ tags: { 'manifest-sha256.txt': '' } })).toEqual(['no-manifest']);
    const files = madeBag();
    files.delete('tagmanifest-sha256.txt');
    expect(await told(files)).toEqual(['no-tag-manifest']);
  });

  it('are told of where a line cannot be read, and the rest of them still counts', async () => {
    const lines = ['not a sum  data/x', 'abc  data/x', other, `${other}  `, `\\${other}  data/x`, '\0'];
    for (const line of lines) {
      expect(await sha256((list) => `${list}${line}\n`), line).toEqual([
        'malformed-manifest manifest-sha256.txt',
      ]);
    }
    expect(await told(new Map([...madeBag(), ['manifest-sha512.txt', new Uint8Array([0xff])]]))).toContain(
      'malformed-manifest manifest-sha512.txt',
    );
  });

  it.each([
    '../x',
    'data/../../x',
    '/etc/x',
    '~/x',
    '~fake/x',
    'C:\\x',
    'data\\x',
    '\\\\?\\UNC\\x',
    'data//x',
    'data/./x',
    'data/x\0',
  ])('may not lead out of the bag: %j', async (path) => {
    expect(await sha256((list) => `${list}${other}  ${path}\n`)).toEqual([`unsafe-path ${path}`]);
    expect(await made({ tags: { 'fetch.txt': `https://example.org/ - ${path}\n` } })).toEqual([
      `unsafe-path ${path}`,
    ]);
  });

  it('may not put a file of the top among the letters', async () => {
    const bagit = sum('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(await sha256((list) => `${list}${bagit}  bagit.txt\n`)).toEqual(['misplaced-path bagit.txt']);
  });

  it('may name a file once; before 1.0 twice, if they agree', async () => {
    const twice = (list: string): string => list + list.slice(0, list.indexOf('\n') + 1);
    const two = (list: string): string => `${list}${other}  ${letter}\n`;
    expect(await sha256(twice)).toEqual([`listed-twice ${letter}`]);
    expect(await sha256(twice, '0.97')).toEqual([`listed-twice-alike ${letter}`]);
    expect(await sha256(two)).toEqual([`listed-twice ${letter}`]);
    expect(await sha256(two, '0.97')).toEqual([`listed-twice ${letter}`]);
  });

  it('must each name every file since 1.0; before, one of them was enough', async () => {
    for (const [version, expected] of [
      ['1.0', [`added-file ${letter}`]],
      ['0.97', []],
    ] as const) {
      const bag = { version, algorithms: ['sha256', 'sha512'] };
      const list = listOf(
        new Map([...madeBag(bag)].filter(([path]) => path.startsWith('data/') && path !== letter)),
      );
      expect(await made({ ...bag, tags: { 'manifest-sha256.txt': list } })).toEqual(expected);
    }
  });

  it('over the top must name the lists of the letters', async () => {
    expect(
      await made({ tags: { 'tagmanifest-sha256.txt': `${sum('Payload-Oxum: 114.3\n')}  bag-info.txt\n` } }),
    ).toContain('manifest-not-covered manifest-sha256.txt');
  });

  it('may be written as md5sum and others write them, which is told', async () => {
    expect(await sha256((list) => list.replaceAll('  ', ' *'))).toEqual([
      'asterisk-before-path manifest-sha256.txt',
    ]);
    expect(await sha256((list) => list.replaceAll('  ', '  ./'))).toEqual([
      'dot-before-path manifest-sha256.txt',
    ]);
    const payload = { '%25.txt': 'hello' };
    expect(await made({ payload })).toEqual(['percent-not-encoded data/%25.txt']);
  });
});

describe('the files', () => {
  const changed = (change: (files: Files) => void): Promise<string[]> => {
    const files = madeBag();
    change(files);
    return told(files);
  };
  it('that are missing, added or changed are named, one by one', async () => {
    expect(await changed((files) => files.delete(letter))).toEqual([
      `missing-file ${letter}`,
      'wrong-payload-oxum',
    ]);
    expect(await changed((files) => files.set('data/new.html', utf8('')))).toEqual([
      'added-file data/new.html',
      'wrong-payload-oxum',
    ]);
    expect(await changed((files) => files.set(letter, utf8('x')))).toEqual([
      `changed-file ${letter}`,
      'wrong-payload-oxum',
    ]);
    expect(await changed((files) => files.delete('bag-info.txt'))).toEqual(['missing-tag-file bag-info.txt']);
    expect(await changed((files) => files.set('bag-info.txt', utf8('')))).toEqual([
      'changed-tag-file bag-info.txt',
    ]);
    expect(await changed((files) => files.set('READ ME FIRST.html', utf8('')))).toEqual([
      'added-tag-file READ ME FIRST.html',
    ]);
  });

  it('that computers make and remove by themselves are told of and break nothing', async () => {
    expect(await changed((files) => files.set('data/.DS_Store', utf8('x')))).toEqual([
      'system-file data/.DS_Store',
    ]);
    expect(await changed((files) => files.set('Thumbs.db', utf8('x')))).toEqual(['system-file Thumbs.db']);
    const files = madeBag({ payload: { ...letters, 'Thumbs.db': 'made by Windows' } });
    files.delete('data/Thumbs.db');
    expect(await told(files)).toEqual(['system-file data/Thumbs.db']);
  });

  it('are found where a disk changed capital letters or accents of a name, and their content still counts', async () => {
    const files = madeBag({ payload: { 'Jos\u00E9.txt': 'hello' } });
    const moved = (content: string): Files => {
      const bag = new Map([...files].filter(([path]) => !path.startsWith('data/')));
      return bag.set('data/jose\u0301.txt', utf8(content));
    };
    expect(await told(moved('hello'))).toEqual(['name-differs data/jose\u0301.txt']);
    expect(await told(moved('hullo'))).toEqual([
      'changed-file data/jose\u0301.txt',
      'name-differs data/jose\u0301.txt',
    ]);
  });

  it('whose names one disk would take for one are told of', async () => {
    expect(await made({ payload: { 'a.txt': '1', 'A.txt': '2' } })).toEqual(['names-collide data/a.txt']);
  });

  it('must be as many and as large as bag-info.txt says, where it says so', async () => {
    expect(await made({ tags: { 'bag-info.txt': 'Payload-Oxum: 1.3\n' } })).toEqual(['wrong-payload-oxum']);
    expect(await made({ tags: { 'bag-info.txt': 'Payload-Oxum: many\nnonsense\n' } })).toEqual([
      'malformed-bag-info bag-info.txt',
    ]);
    expect(await made({ tags: { 'bag-info.txt': 'Note: a long\n  line\n' } })).toEqual([]);
  });

  it('that are to be loaded from elsewhere must be in every list, and there', async () => {
    const fetch = (path: string): Promise<string[]> =>
      made({ tags: { 'fetch.txt': `https://example.org/1 12 ${path}\n` } });
    expect(await fetch(letter)).toEqual([]);
    expect(await fetch('data/other.html')).toEqual(['fetch-not-listed data/other.html']);
    expect(await made({ tags: { 'fetch.txt': 'nonsense\n' } })).toEqual(['malformed-fetch fetch.txt']);
  });
});
