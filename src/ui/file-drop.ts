import { takeDrops } from './dropped-files';
import type { Dropped } from './dropped-files';
import { element, setText } from './element';

/** "Drop it anywhere on this page", "Let go", "Choose a ZIP file". */
export interface FileDropWords {
  drop: string;
  letGo: string;
  choose: string;
}

export interface FileDrop {
  readonly root: HTMLElement;
  speak(words: FileDropWords): void;
  /** No longer listens to the page. */
  close(): void;
}

/** Takes ZIP files that are chosen, or dropped anywhere on the page while `takes` says so. */
export function fileDrop(takes: () => boolean, given: (files: readonly Dropped[]) => void): FileDrop {
  let words: FileDropWords = { drop: '', letGo: '', choose: '' };
  let isOver = false;
  const files = element('input', { type: 'file', accept: '.zip,application/zip', multiple: true });
  const dropHere = element('p');
  const choose = element('span');
  const label = element('label', { class: 'button primary choose' }, choose, files);

  function draw(): void {
    setText(dropHere, isOver ? words.letGo : words.drop);
    setText(choose, words.choose);
  }

  files.addEventListener('change', () => {
    const all = Array.from(files.files ?? [], (file) => ({ name: file.name, file }));
    // So that choosing the same file again is a change again.
    files.value = '';
    given(all);
  });
  const close = takeDrops(document, {
    takes,
    over: (over) => {
      isOver = over;
      document.body.classList.toggle('dragging', isOver);
      draw();
    },
    dropped: given,
  });
  return {
    root: element('div', { class: 'drop' }, dropHere, label),
    speak(others) {
      words = others;
      draw();
    },
    close,
  };
}
