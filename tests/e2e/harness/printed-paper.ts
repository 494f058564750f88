import { execFileSync } from 'node:child_process';

/** A picture as it stands on a printed page. Millimetres from the page's upper left corner. */
export interface PlacedPicture {
  left: number;
  top: number;
  width: number;
  height: number;
  /** The colour just inside the middle of each edge, red, green and blue from 0 to 255. */
  edges: Record<'top' | 'right' | 'bottom' | 'left', readonly number[]>;
}

export interface PrintedPage {
  /** Its size in millimetres. */
  width: number;
  height: number;
  /** In reading order, without the number at its foot. */
  text: string;
  /** The number at its foot, if it has one. */
  number: string;
  pictures: PlacedPicture[];
}

/** pdftohtml counts one and a half units a point; the pages are painted with as many dots. */
const dotsPerInch = 108;
/** Dots from the edge of a picture to where its colour is asked for: Firefox puts up to three empty ones around it. */
const inside = 4;
const millimetres = (units: number): number => (units / dotsPerInch) * 25.4;

/** What poppler's own programs see in a PDF: somebody else's eyes. */
export function printedPages(pdf: string): PrintedPage[] {
  const texts = poppler('pdftotext', ['-enc', 'UTF-8', pdf, '-']).toString('utf8').split('\f');
  const xml = poppler('pdftohtml', ['-xml', '-q', '-stdout', '-zoom', '1.5', pdf]).toString('utf8');
  return xml
    .split('<page ')
    .slice(1)
    .map((page, index) => {
      const size = numbersOf(page.slice(0, page.indexOf('>')));
      const boxes = [...page.matchAll(/<image ([^>]*)>/g)].map(([, attributes = '']) =>
        numbersOf(attributes),
      );
      const paint = boxes.length === 0 ? null : painted(pdf, index + 1);
      const lines = (texts[index] ?? '').trimEnd().split('\n');
      const number = /^\d+$/.test(lines.at(-1) ?? '') ? (lines.pop() ?? '') : '';
      return {
        width: millimetres(size.width),
        height: millimetres(size.height),
        // Some browsers put letters that touch into one: "ﬁ" is "fi".
        text: lines.join('\n').normalize('NFKC'),
        number,
        pictures: boxes.map(({ left, top, width, height }) => ({
          left: millimetres(left),
          top: millimetres(top),
          width: millimetres(width),
          height: millimetres(height),
          edges: {
            top: paint?.(left + width / 2, top + inside) ?? [],
            right: paint?.(left + width - inside, top + height / 2) ?? [],
            bottom: paint?.(left + width / 2, top + height - inside) ?? [],
            left: paint?.(left + inside, top + height / 2) ?? [],
          },
        })),
      };
    });
}

function numbersOf(attributes: string): Record<'left' | 'top' | 'width' | 'height', number> {
  const of = (name: string): number => Number(new RegExp(`\\b${name}="(-?[\\d.]+)"`).exec(attributes)?.[1]);
  return { left: of('left'), top: of('top'), width: of('width'), height: of('height') };
}

/** Asks for the colour of a dot of a page as it looks. */
function painted(pdf: string, page: number): (x: number, y: number) => number[] {
  const at = String(page);
  const image = poppler('pdftoppm', ['-r', String(dotsPerInch), '-f', at, '-l', at, pdf]);
  // "P6", width, height and 255, each ended by white space, then three bytes a dot (netpbm's ppm).
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error(`Page ${page} of ${pdf} was not painted.`);
  return (x, y) => {
    const start = head[0].length + 3 * (Math.round(y) * Number(head[1]) + Math.round(x));
    return [...image.subarray(start, start + 3)];
  };
}

function poppler(program: string, args: string[]): Buffer {
  return execFileSync(program, args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
}
