import { parseArgs } from 'node:util';
import { NotAPage } from './fixture/saved-page';
import { fixtureKinds, makeFixture } from './fixture/write-fixture';

const usage = `npm run fixture -- saved-page.html tests/fixtures/jpay/new-folder
  --url IncomingMails.aspx   the page's address, where the saved file does not tell
  --is ${fixtureKinds.join('|')}   what the page is, where the parser no longer sees it`;

/** `npm run fixture`: makes a fixture of a page that somebody saved from JPay, without a word of anybody's. */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, is: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, folder, ...more] = positionals;
  const is = fixtureKinds.find((kind) => kind === values.is);
  if (file === undefined || folder === undefined || more.length > 0 || (values.is !== undefined && !is))
    throw new NotAPage(usage);
  const { expectation, remarks } = makeFixture({ file, folder, url: values.url, is });
  console.log(`${folder}: source.html, expected.json, note.md. It says: ${JSON.stringify(expectation.kind)}.

Before you commit it, read source.html once: every word should be made up. Ids, classes and names of pages stay as they
were. Your saved page is not needed any more: delete it, and never commit it.`);
  for (const remark of remarks) console.log(`\n${remark}`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof NotAPage ? error.message : error);
  process.exitCode = 1;
}
