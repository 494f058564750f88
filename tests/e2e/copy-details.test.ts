import { expect, it } from 'vitest';
import { waitForState } from './harness/family';
import { readyScene } from './harness/scenario';

it('"Copy details" puts selectors and counts on the clipboard, and nobody’s name', async () => {
  await readyScene({ path: 'IncomingMails.aspx' }, async ({ popup, replica }) => {
    await waitForState(popup, 'ready');
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Copy details', exact: true }).click();
    await popup.getByText(/^Copied\./).waitFor();
    // Pasted as a person would: no page of ours may read the clipboard.
    await popup.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'pasted';
      document.body.append(field);
      field.focus();
    });
    await popup.keyboard.press('Control+V');
    const text = await popup.locator('#pasted').inputValue();
    expect(text).toMatch(
      /^Letterkeep \d+\.\d+\.\d+\nbrowser: Chrome \d+ on Linux\ntab of JPay: answers\npage: inbox\n/,
    );
    expect(text).toContain('  logout: 1 of #myheader_TopRightNavButton_lnkLogout');
    for (const { name, inmateId } of replica.mailbox.contacts) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(inmateId);
    }
  });
});
