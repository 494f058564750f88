import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteShown, wasShown } from '../../../src/platform/sharing-note';

beforeEach(() => fakeBrowser.reset());

it('the note about rules was not shown at first, and was from then on', async () => {
  expect(await wasShown()).toBe(false);
  await noteShown();
  expect(await wasShown()).toBe(true);
});
