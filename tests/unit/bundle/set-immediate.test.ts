import { describe, expect, it } from 'vitest';
import { runSoon } from '../../../src/bundle/set-immediate';

describe('what JSZip waits with', () => {
  it('runs each task once, in order, and never at once', async () => {
    const ran: number[] = [];
    await new Promise<void>((resolve) => {
      runSoon(() => ran.push(1));
      runSoon(() => {
        ran.push(2);
        runSoon(() => {
          ran.push(4);
          resolve();
        });
      });
      runSoon(() => ran.push(3));
      expect(ran).toEqual([]);
    });
    expect(ran).toEqual([1, 2, 3, 4]);
  });
});
