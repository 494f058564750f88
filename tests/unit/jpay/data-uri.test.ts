import { describe, expect, it } from 'vitest';
import { readDataUri } from '../../../src/jpay/data-uri';

const text = (uri: string) => {
  const data = readDataUri(uri);
  return data && [data.mediaType, new TextDecoder().decode(data.bytes)];
};

describe('bytes that stand in the page', () => {
  it.each([
    ['data:image/PNG;base64,SGVsbG8=', 'image/png', 'Hello'],
    ['data:image/png;base64,SGVs\n bG8', 'image/png', 'Hello'],
    ['data:image/png;charset=x;base64,SGVsbG8%3D', 'image/png', 'Hello'],
    ['data:;base64,SGVsbG8=', 'text/plain', 'Hello'],
    ['data:text/plain,a%20b%', 'text/plain', 'a b%'],
    ['DATA:image/gif;BASE64,SGVsbG8=', 'image/gif', 'Hello'],
  ])('are read from %s', (uri, mediaType, content) => {
    expect(text(uri)).toEqual([mediaType, content]);
  });

  it.each(['photo.jpg', 'data:image/png', 'data:image/png;base64,!!!!', ''])('are not in "%s"', (uri) => {
    expect(readDataUri(uri)).toBeNull();
  });
});
