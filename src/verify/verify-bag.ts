import { BagFiles } from './bag-files';
import { isPayload, isSystemFile } from './bag-path';
import { oxumFits, parseBagInfo, sizeOf } from './bag-info';
import type { BagInfo } from './bag-info';
import type { BagFile, BagSource } from './bag-source';
import { giveBack } from '../model/give-back';
import { parseDeclaration } from './declaration';
import type { Declaration } from './declaration';
import { joined, knowsAlgorithm, sumOf } from './digests';
import { followed } from './followed';
import { verdictOf } from './finding';
import type { Finding, Tell, Verdict } from './finding';
import { manifestNamed, parseFetch, parseManifest } from './manifest';
import type { Manifest } from './manifest';
import { decoderFor } from './tag-text';

export interface VerifyOptions {
  /** Findings of whoever opened the bag (zip-source.ts), which count like those made here. */
  already?: readonly Finding[];
  /** Bytes read, of all there are to read, after each piece: a file under two sums is read twice. */
  onProgress?: (read: number, of: number) => void;
  signal?: AbortSignal;
}

export interface BagReport {
  verdict: Verdict;
  /** In the order they were found; each once. */
  findings: Finding[];
  /** Files below data/, and their bytes. */
  payload: { files: number; bytes: number };
  /** What it says of itself: date, part. No more to be trusted than the rest of it. */
  info: BagInfo;
}

/** Tag files are lists; one that is larger is not one of ours, and would not be held. Bytes. */
const largestTagFile = 64_000_000;

/**
 * Checks a bag by RFC 8493: complete (all that is listed is there and nothing else) and valid (every sum holds). Everything in
 * it is untrusted; whatever it says ends in a finding. Holds one tag file or one piece of a file at a time. Throws
 * LetterkeepError "cancelled" once the signal is aborted.
 */
export async function verifyBag(source: BagSource, options: VerifyOptions = {}): Promise<BagReport> {
  return new Verification(source, options).run();
}

/** What a list says of one file. */
interface Given {
  algorithm: string;
  sum: string;
}

/** RFC 8493 2.4 knows six algorithms; a bag with more lists than this only wants to keep us busy. */
const mostManifests = 16;

class Verification {
  readonly #files: BagFiles;
  readonly #findings = new Map<string, Finding>();
  /** Files whose content the source gave with a complaint: their sums would only repeat it. */
  readonly #damaged = new Set<string>();
  readonly #expected = new Map<string, Given[]>();
  /** How many listed files are missing that computers make and remove by themselves. */
  #systemFilesMissing = 0;

  constructor(
    source: BagSource,
    private readonly options: VerifyOptions,
  ) {
    this.#files = new BagFiles(source);
    for (const finding of options.already ?? []) this.#tell(finding.kind, finding.path, finding.detail);
  }

  async run(): Promise<BagReport> {
    this.#files.checkPaths(this.#tell);
    const declaration = await this.#declaration();
    await this.#lists(declaration);
    const bagInfo = await this.#tagText('bag-info.txt', declaration);
    const info = bagInfo === undefined ? {} : parseBagInfo(bagInfo, this.#tell);
    await this.#contents();

    const { payload } = this.#files;
    const bytes = sizeOf(payload);
    const { oxum } = info;
    if (oxum && !oxumFits(oxum, payload, this.#systemFilesMissing)) {
      this.#tell('wrong-payload-oxum', '', `${oxum.bytes}.${oxum.files}, found ${bytes}.${payload.length}`);
    }
    const findings = [...this.#findings.values()];
    return { verdict: verdictOf(findings), findings, payload: { files: payload.length, bytes }, info };
  }

  readonly #tell: Tell = (kind, path = '', detail) => {
    const key = `${kind} ${path}`;
    if (this.#findings.has(key)) return;
    this.#findings.set(key, { kind, path, ...(detail === undefined ? {} : { detail }) });
  };

  async #declaration(): Promise<Declaration> {
    const strict: Declaration = { version: 100, encoding: 'UTF-8' };
    const file = this.#files.get('bagit.txt');
    if (!file) {
      this.#tell('no-declaration', 'bagit.txt');
      return strict;
    }
    const bytes = await this.#tagBytes(file);
    const declaration = bytes && parseDeclaration(bytes);
    if (!declaration) this.#tell('bad-declaration', 'bagit.txt');
    return declaration ?? strict;
  }

  /** Reads every manifest and fetch.txt, and looks whether what they list is there and nothing else is. */
  async #lists(declaration: Declaration): Promise<void> {
    const all = this.#files.all.flatMap(({ path }) => manifestNamed(path) ?? []);
    for (const { fileName } of all.slice(mostManifests))
      this.#tell('malformed-manifest', fileName, 'too many');
    const manifests = all.slice(0, mostManifests);
    const payloads = manifests.filter((manifest) => manifest.of === 'payload');
    const tags = manifests.filter((manifest) => manifest.of === 'tags');
    if (payloads.length === 0) this.#tell('no-manifest');
    if (tags.length === 0) this.#tell('no-tag-manifest');
    for (const alike of [payloads, tags]) {
      const checkable = alike.some(({ algorithm }) => knowsAlgorithm(algorithm));
      for (const { algorithm, fileName } of alike) {
        if (knowsAlgorithm(algorithm)) continue;
        this.#tell(checkable ? 'cannot-check-second' : 'cannot-check', fileName);
      }
    }
    const payloadLists = new Map<Manifest, Set<string>>();
    for (const manifest of payloads) payloadLists.set(manifest, await this.#list(manifest, declaration));
    const tagLists = new Map<Manifest, Set<string>>();
    for (const manifest of tags) tagLists.set(manifest, await this.#list(manifest, declaration));

    this.#added([...payloadLists.values()], declaration);
    this.#uncovered(payloads, tagLists);
    const toLoad = await this.#tagText('fetch.txt', declaration);
    for (const path of toLoad === undefined ? [] : parseFetch(toLoad, this.#tell)) {
      if ([...payloadLists.values()].some((listed) => !listed.has(path)))
        this.#tell('fetch-not-listed', path);
    }
  }

  /** The paths of one manifest, as they are called in the bag. */
  async #list(manifest: Manifest, declaration: Declaration): Promise<Set<string>> {
    const listed = new Set<string>();
    const text = await this.#tagText(manifest.fileName, declaration);
    if (text === undefined) return listed;
    for (const { sum, written, path } of parseManifest(text, manifest, declaration.version, this.#tell)) {
      const misplaced = manifest.of === 'payload' ? !isPayload(path) : manifestNamed(path)?.of === 'tags';
      if (misplaced) this.#tell('misplaced-path', path, manifest.fileName);
      const file = this.#files.named(path, written, this.#tell);
      if (!file) {
        this.#missing(path, manifest);
        listed.add(path);
        continue;
      }
      listed.add(file.path);
      const given = { algorithm: manifest.algorithm, sum };
      const before = this.#expected.get(file.path);
      if (before) before.push(given);
      else this.#expected.set(file.path, [given]);
    }
    return listed;
  }

  #missing(path: string, manifest: Manifest): void {
    if (isPayload(path) && isSystemFile(path)) {
      this.#systemFilesMissing += 1;
      this.#tell('system-file', path);
    } else {
      this.#tell(manifest.of === 'payload' ? 'missing-file' : 'missing-tag-file', path, manifest.fileName);
    }
  }

  /** Since 1.0 every manifest lists every file of data/ (RFC 8493 2.1.3); before, one of them was enough. */
  #added(payloadLists: readonly Set<string>[], { version }: Declaration): void {
    if (payloadLists.length === 0) return;
    for (const { path } of this.#files.payload) {
      const lists = payloadLists.filter((listed) => listed.has(path)).length;
      if (isSystemFile(path)) this.#tell('system-file', path);
      else if (lists < (version < 100 ? 1 : payloadLists.length)) this.#tell('added-file', path);
    }
  }

  /** "Each tag manifest MUST list every payload manifest … SHOULD list the remaining tag files" (RFC 8493 2.2.1). */
  #uncovered(payloads: readonly Manifest[], tagLists: ReadonlyMap<Manifest, ReadonlySet<string>>): void {
    if (tagLists.size === 0) return;
    for (const listed of tagLists.values()) {
      for (const { fileName } of payloads) {
        if (!listed.has(fileName)) this.#tell('manifest-not-covered', fileName);
      }
    }
    for (const { path } of this.#files.all) {
      if (isPayload(path) || manifestNamed(path)) continue;
      if ([...tagLists.values()].some((listed) => listed.has(path))) continue;
      this.#tell(isSystemFile(path) ? 'system-file' : 'added-tag-file', path);
    }
  }

  /** Reads every file, also those without a sum: the source may have something to say of them. */
  async #contents(): Promise<void> {
    let of = 0;
    for (const file of this.#files.all) of += file.size * Math.max(1, this.#algorithmsOf(file).length);
    let before = 0;
    for (const [file, algorithm] of this.#readings()) {
      const soFar = before;
      const content = followed(this.#read(file), {
        signal: this.options.signal,
        // A source may give more than it said; the share is never more than all.
        onRead: (read) => this.options.onProgress?.(soFar + Math.min(read, file.size), of),
      });
      if (algorithm === undefined) await readThrough(content);
      else await this.#checkSum(file, algorithm, content);
      before += file.size;
      this.options.onProgress?.(before, of);
    }
  }

  /** One after another, since there may be tens of thousands: every file under each of its sums, or under none. */
  *#readings(): Generator<[file: BagFile, algorithm?: string]> {
    for (const file of this.#files.all) {
      const algorithms = this.#algorithmsOf(file);
      if (algorithms.length === 0) yield [file];
      for (const algorithm of algorithms) yield [file, algorithm];
    }
  }

  #algorithmsOf({ path }: BagFile): string[] {
    const given = this.#expected.get(path) ?? [];
    return [...new Set(given.map(({ algorithm }) => algorithm))].filter(knowsAlgorithm);
  }

  async #checkSum(
    file: BagFile,
    algorithm: string,
    content: AsyncIterable<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const sum = await sumOf(algorithm, content);
    if (this.#damaged.has(file.path)) return;
    for (const { algorithm: under, sum: expected } of this.#expected.get(file.path) ?? []) {
      if (under !== algorithm || sum === expected) continue;
      const kind = isPayload(file.path) ? 'changed-file' : 'changed-tag-file';
      this.#tell(kind, file.path, `${algorithm} ${sum}, listed ${expected}`);
    }
  }

  #read(file: BagFile): AsyncIterable<Uint8Array<ArrayBuffer>> {
    return file.read((kind, path = file.path, detail) => {
      this.#damaged.add(file.path);
      this.#tell(kind, path, detail);
    });
  }

  async #tagBytes(file: BagFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (file.size > largestTagFile) {
      this.#tell('file-too-large', file.path);
      return undefined;
    }
    return joined(this.#read(file), file.size);
  }

  async #tagText(path: string, { encoding }: Declaration): Promise<string | undefined> {
    const file = this.#files.get(path);
    if (!file) return undefined;
    const decode = decoderFor(encoding);
    if (!decode) {
      this.#tell('bad-declaration', 'bagit.txt', encoding);
      return undefined;
    }
    const bytes = await this.#tagBytes(file);
    const text = bytes && decode(bytes);
    if (bytes) giveBack(bytes);
    if (bytes && text === undefined) {
      this.#tell(manifestNamed(path) ? 'malformed-manifest' : 'unreadable-file', path, encoding);
    }
    return text;
  }
}

/** To hear what a source says of a file that has no sum. */
async function readThrough(content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
  const pieces = content[Symbol.asyncIterator]();
  while (!(await pieces.next()).done);
}
