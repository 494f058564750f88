import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import spanish from '../../../public/_locales/es/messages.json';
import { wordsFor } from '../../../src/ui/words';

const read = (path: string): string => readFileSync(path, 'utf8');
/** What stands under a heading of the second level. */
const part = (text: string, heading: string): string =>
  (text.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0]?.trim() ?? '';

describe('the texts for the stores', () => {
  it.each([
    ['en', english],
    ['es', spanish],
  ])('fit into their fields, and say what the manifest says (%s)', (language, messages) => {
    const text = read(`docs/store/description.${language}.md`);
    expect(part(text, 'Name')).toBe(messages.name.message);
    const summary = part(text, 'Summary');
    expect(summary).toBe(messages.description.message);
    // Chrome Web Store; Mozilla allows 250.
    expect(summary.length).toBeLessThanOrEqual(132);
    const description = part(text, 'Description');
    expect(description.length).toBeGreaterThan(600);
    expect(description.length).toBeLessThanOrEqual(16_000);
  });

  it('give one sentence of reason for each permission that is asked for, and for no other', () => {
    const rows = [...read('docs/store/permissions.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
    const config = read('wxt.config.ts');
    const script = read('entrypoints/jpay.content.ts');
    const asked = [
      ...(/permissions: \[('[a-zA-Z]+'(?:, '[a-zA-Z]+')*)/.exec(config)?.[1] ?? '').matchAll(/'([^']+)'/g),
      ...(/matches: \[([^\]]+)\]/.exec(script)?.[1] ?? '').matchAll(/'([^']+)'/g),
      ...(/host_permissions: \[([^\]]+)\]/.exec(config)?.[1] ?? '').matchAll(/'([^']+)'/g),
    ].map(([, name]) => name);
    expect(asked).toHaveLength(5);
    expect(rows.map(([, name]) => name).sort()).toEqual(asked.sort());
    for (const [, , reason = ''] of rows) expect(reason).toMatch(/^[A-Z][^.]+(?:\.com[^.]*|[^.])*\.$/);
  });
});

describe('the release', () => {
  const workflow = read('.github/workflows/release.yml');
  const lines = (pattern: RegExp): string[] => [...workflow.matchAll(pattern)].map(([, found = '']) => found);

  it('runs only actions that are pinned to a commit', () => {
    expect(readdirSync('.github/workflows')).toEqual(['release.yml']);
    const uses = lines(/uses: (\S+)/g);
    expect(uses.length).toBeGreaterThan(2);
    for (const name of uses) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may read, and lets one job write releases and nothing else', () => {
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(lines(/^ +([\w-]+: (?:read|write)(?:-all)?)\b/gm)).toEqual(['contents: read', 'contents: write']);
    // The job that writes runs no code of the repository.
    const attaching = workflow.split('\n  attach:\n')[1] ?? '';
    expect(attaching).toContain('contents: write');
    expect(attaching).not.toMatch(/checkout|npm|node/);
  });

  it('begins with a tag alone, keeps no credentials, and puts nothing foreign into a command', () => {
    expect(workflow).toMatch(/^on:\n {2}push:\n {4}tags: \['v\*'\]\n\n/m);
    expect(workflow).toContain('persist-credentials: false');
    for (const line of workflow.split('\n').filter((text) => text.includes('${{')))
      expect(line).toMatch(/^ {10}[A-Z_]+: \$\{\{ [\w.]+ \}\}$/);
  });

  it('tests, makes the packages three times, lints what is handed out, and attaches it with its sums', () => {
    const places = [
      'bash .ci/run',
      'npm run check:reproducible -- --install',
      'npm run check:firefox-lint -- .output/*-firefox.zip',
      'cp .output/*.zip .output/SHA256SUMS packages/',
      'sha256sum --check --strict SHA256SUMS',
      './*.zip SHA256SUMS',
    ].map((step) => workflow.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('asks people who report a problem never to paste letters', () => {
    const form = read('.github/ISSUE_TEMPLATE/problem.yml');
    expect(form).toContain('never paste letters');
    for (const id of ['browser', 'version', 'details'])
      expect(form).toMatch(new RegExp(`id: ${id}\\n[\\s\\S]*?validations:\\n {6}required: true`));
    expect(form).toContain(`"${wordsFor('en').details.copy}"`);
  });
});
