import { expect, it } from 'vitest';
import { createReplica, makeAccount } from '../replica/index';
import { startFirefox } from './harness/firefox';
import { openSite } from './harness/site';

it('"Copy details" copies at a true press in Firefox, and shows the text where Firefox refuses', async () => {
  const site = await openSite(createReplica({ account: makeAccount({ seed: 1, messages: 2 }) }));
  const firefox = await startFirefox({ replicaPort: site.port });
  /** What is said below the button, once it begins so, and the text to copy by hand. */
  const said = (begins: string): Promise<unknown> =>
    firefox.evaluate(
      `(begins) => new Promise((done) => {
        const look = () => {
          const text = document.querySelector('footer [role=status]').textContent;
          if (text.startsWith(begins)) done(document.querySelector('footer textarea').value);
          else setTimeout(look, 50);
        };
        look();
      })`,
      begins,
    );
  try {
    await firefox.openPopup();
    await firefox.waitForState('no-jpay');
    // A script's own click is no press of a person.
    await firefox.press('Copy details');
    expect(await said('Your browser did not copy it.')).toMatch(
      /^Letterkeep [\d.]+\nbrowser: Firefox \d+ on Linux\ntab of JPay: none\njob: idle\n$/,
    );
    await firefox.pressTruly('.details button');
    expect(await said('Copied.')).toBe('');
  } finally {
    await firefox.close();
    await site.close();
  }
});
