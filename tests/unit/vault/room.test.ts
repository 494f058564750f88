import { afterEach, describe, expect, it, vi } from 'vitest';
import { freshVault } from './made-up';

function estimated(answer: () => Promise<{ quota?: number; usage?: number }>): void {
  vi.stubGlobal('navigator', { storage: { estimate: answer } });
}

afterEach(() => vi.unstubAllGlobals());

describe('how much more this browser can keep', () => {
  it('is the quota less what is used', async () => {
    const vault = await freshVault();
    estimated(() => Promise.resolve({ quota: 1_000, usage: 300 }));
    expect(await vault.room()).toBe(700);
  });

  it('is nothing, and never less, when more is used than allowed', async () => {
    const vault = await freshVault();
    estimated(() => Promise.resolve({ quota: 1_000, usage: 1_300 }));
    expect(await vault.room()).toBe(0);
  });

  it.each([
    ['tells no quota', () => Promise.resolve({ usage: 3 })],
    ['tells no usage', () => Promise.resolve({ quota: 3 })],
    ['fails to tell', () => Promise.reject(new TypeError('made up'))],
  ])('is not known where the browser %s', async (_how, answer) => {
    const vault = await freshVault();
    estimated(answer);
    expect(await vault.room()).toBeNull();
  });

  it('is not known where the browser has no such question', async () => {
    const vault = await freshVault();
    vi.stubGlobal('navigator', {});
    expect(await vault.room()).toBeNull();
  });
});
