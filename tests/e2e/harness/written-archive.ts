import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/model/language';
import type { SampleSource } from '../../unit/bundle/sample-source';
import type { GivenSource } from '../in-page/given-archive';
import { bundled } from './real-dom';

/**
 * Writes the archive of a made-up mailbox by the code that ships, in a page of a real browser, and unpacks it. Gives the
 * path of its top folder. No replica, no extension: for looking at what is written, not at how it came.
 */
export async function writtenArchive(
  page: Page,
  source: SampleSource,
  language: Language,
  madeAt = '2026-11-22T12:00:00.000Z',
): Promise<string> {
  const { facts, contacts, missing, listedNames, receipt } = source;
  const given: GivenSource = {
    facts,
    contacts,
    missing,
    listedNames,
    receipt,
    messages: [...source.messages.values()],
    held: [...source.held].map(([sha256, bytes]) => [sha256, Buffer.from(bytes).toString('base64')]),
  };
  const folder = await mkdtemp(join(tmpdir(), 'letterkeep-written-'));
  // A file, not about:blank: sums want a place that a browser holds for safe.
  const desk = join(folder, 'desk.html');
  await writeFile(desk, '<!doctype html><meta charset="utf-8"><title>Writing</title>');
  await page.goto(pathToFileURL(desk).href);
  await page.evaluate(await (writer ??= bundled('tests/e2e/in-page/given-archive.ts')));
  const parts = await page.evaluate<string[]>(
    `ours.writeGiven(...${JSON.stringify([given, language, madeAt])})`,
  );
  if (parts.length !== 1) throw new Error(`${parts.length} parts were written.`);
  const zip = join(folder, 'written.zip');
  await writeFile(zip, Buffer.from(parts[0] ?? '', 'base64'));
  execFileSync('unzip', ['-q', zip, '-d', join(folder, 'unpacked')]);
  const [top = ''] = readdirSync(join(folder, 'unpacked'));
  return join(folder, 'unpacked', top);
}

/** Bundled once for all languages. */
let writer: Promise<string> | undefined;
