/* Runs in the page of a real browser: pictures that look like what a family sends, and are nobody's. */

type Scene = 'hills' | 'sea' | 'mountains' | 'desert' | 'garden';

const scenes: readonly Scene[] = ['hills', 'sea', 'mountains', 'garden', 'desert'];

/** Sky from above to the horizon, then the land from the farthest to the nearest. */
const colours: Record<Scene, { sky: [string, string]; sun: string; land: string[] }> = {
  hills: { sky: ['#f6b38a', '#fde7c3'], sun: '#fff4d6', land: ['#8d7f9f', '#6b6a8c', '#47506f', '#2b3a4f'] },
  sea: { sky: ['#7fb6dd', '#e9f3f2'], sun: '#fffdf0', land: ['#3f7f9f', '#35708f', '#e6d3a8', '#d8bf8b'] },
  mountains: {
    sky: ['#5d8fc4', '#dbe9f4'],
    sun: '#ffffff',
    land: ['#b9c8da', '#8ea4bf', '#4f7263', '#33533f'],
  },
  garden: { sky: ['#a9d3ee', '#f2f6e6'], sun: '#fff9d9', land: ['#9dbb7c', '#7fa65c', '#5f8d43', '#44702f'] },
  desert: { sky: ['#23395d', '#d98e73'], sun: '#ffdca8', land: ['#a3594a', '#8a4438', '#63302c', '#3d2021'] },
};

/** A PNG in base64; the same number, the same picture. Tall ones are as high as wide ones are wide. */
export async function photograph(number: number, shape: 'wide' | 'tall'): Promise<string> {
  const [width, height] = shape === 'wide' ? [1200, 900] : [900, 1200];
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('This browser does not draw.');
  const scene = scenes[number % scenes.length] ?? 'hills';
  const { sky, sun, land } = colours[scene];
  paper.fillStyle = fade(paper, 0, height * 0.65, sky[0], sky[1]);
  paper.fillRect(0, 0, width, height);
  paper.fillStyle = sun;
  paper.beginPath();
  paper.arc(width * (0.22 + ((number * 37) % 56) / 100), height * 0.34, height * 0.075, 0, 2 * Math.PI);
  paper.fill();
  land.forEach((colour, at) => {
    const top = height * (0.5 + at * 0.125);
    paper.fillStyle = fade(paper, top - height * 0.1, height, colour, land[at + 1] ?? colour);
    paper.beginPath();
    paper.moveTo(0, height + 9);
    for (let x = 0; x <= width; x += 4) paper.lineTo(x, top + edge(scene, at, x / width, number) * height);
    paper.lineTo(width, height + 9);
    paper.fill();
  });
  if (scene === 'garden') flowers(paper, width, height, number);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fade(
  paper: OffscreenCanvasRenderingContext2D,
  from: number,
  to: number,
  above: string,
  below: string,
): CanvasGradient {
  const colour = paper.createLinearGradient(0, from, 0, to);
  colour.addColorStop(0, above);
  colour.addColorStop(1, below);
  return colour;
}

/** How far the land's edge lies below its middle, as a share of the picture's height. */
function edge(scene: Scene, layer: number, x: number, number: number): number {
  const turn = number * 1.7 + layer * 2.3;
  if (scene === 'sea') return layer < 2 ? layer * 0.02 : 0.045 * Math.sin(x * 2.2 + turn) + 0.03;
  if (scene === 'mountains' && layer < 2) {
    const tooth = Math.abs(((((x * (2.3 + layer) + turn) % 1) + 1) % 1) - 0.5);
    return 0.3 * tooth - 0.17 + 0.008 * Math.sin(x * 70 + turn);
  }
  return 0.055 * Math.sin(x * (4 + layer) + turn) + 0.02 * Math.sin(x * (11 + layer * 3) + turn * 2);
}

function flowers(paper: OffscreenCanvasRenderingContext2D, width: number, height: number, number: number) {
  const petals = ['#d94f4f', '#f2c14e', '#f4efe4', '#c86fa5'];
  for (let at = 0; at < 46; at += 1) {
    // From the farthest to the nearest; the golden ratio keeps them apart.
    const size = 6 + at / 3;
    const [x, y] = [((at + number) * 0.618 * width) % width, height * (0.74 + at / 190)];
    paper.fillStyle = petals[(at + number) % petals.length] ?? '';
    for (let petal = 0; petal < 5; petal += 1) {
      const way = (petal / 5) * 2 * Math.PI + at;
      paper.beginPath();
      paper.arc(x + Math.cos(way) * size, y + Math.sin(way) * size, size * 0.75, 0, 2 * Math.PI);
      paper.fill();
    }
    paper.fillStyle = '#7a5a1e';
    paper.beginPath();
    paper.arc(x, y, size * 0.6, 0, 2 * Math.PI);
    paper.fill();
  }
}
