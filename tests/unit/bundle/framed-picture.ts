import { pngOf } from './sample-source';

/** Colours of the four edges of a framed picture: red above, green at the right, blue below, magenta at the left. */
export const frame = {
  top: [230, 0, 0],
  right: [0, 160, 0],
  bottom: [0, 0, 230],
  left: [200, 0, 200],
} as const;

/** A real PNG whose four edges are each of a colour of their own, so that a missing edge can be seen on paper. */
export function framedPicture(width: number, height: number, seed: number): Uint8Array<ArrayBuffer> {
  const edge = Math.round(Math.min(width, height) / 5);
  return pngOf(width, height, (x, y) => {
    // Along a diagonal of the corner two edges meet.
    const ways = [
      [y, frame.top],
      [width - 1 - x, frame.right],
      [height - 1 - y, frame.bottom],
      [x, frame.left],
    ] as const;
    const [distance, colour] = ways.reduce((nearest, way) => (way[0] < nearest[0] ? way : nearest));
    return distance < edge ? colour : [240, 200 + (seed % 40), 120 + ((seed * 13) % 100)];
  });
}
