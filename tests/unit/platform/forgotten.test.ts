import { afterEach, expect, it, vi } from 'vitest';
import type * as Forgotten from '../../../src/platform/forgotten';

/** The module as another page of Letterkeep has it. */
async function page(): Promise<typeof Forgotten> {
  vi.resetModules();
  return import('../../../src/platform/forgotten');
}

const channels: BroadcastChannel[] = [];
const Real = BroadcastChannel;
vi.stubGlobal(
  'BroadcastChannel',
  class extends Real {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
  },
);

afterEach(() => channels.splice(0).forEach((channel) => channel.close()));

it('tells the other open pages that everything was forgotten, and not the page that did it', async () => {
  const [one, other] = [await page(), await page()];
  const own = vi.fn();
  one.whenForgotten(own);
  const heard = new Promise<void>((resolve) => other.whenForgotten(resolve));
  one.tellForgotten();
  await heard;
  expect(own).not.toHaveBeenCalled();
});
