import { describe, expect, it } from 'vitest';
import { cautionOf, cautionOfType } from '../../../src/model/caution';
import { tellMediaType } from '../../../src/model/media-type';
import { hostileAttachments } from '../../hostile/attachments';

describe('what could come where a family expects a photo', () => {
  it.each(hostileAttachments)('is told by its bytes: $what', ({ bytes, mediaType, extension, caution }) => {
    const told = tellMediaType(bytes.subarray(0, 4096), bytes.length);
    expect(told).toEqual({ mediaType, extension, active: caution === 'could-run' });
    expect(cautionOf(mediaType, bytes)).toBe(caution);
    if (caution === 'could-run' || caution === 'unknown') expect(cautionOfType(mediaType)).toBe(caution);
  });

  it('is at least a hundred things, each once', () => {
    expect(hostileAttachments.length).toBeGreaterThanOrEqual(100);
    expect(new Set(hostileAttachments.map(({ what }) => what)).size).toBe(hostileAttachments.length);
  });
});
