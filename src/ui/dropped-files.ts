/** Something that was dropped or chosen. */
export interface Dropped {
  name: string;
  /** Null: a folder. */
  file: File | null;
}

export interface DropTarget {
  /** False while nothing can be taken: what is dropped then is neither taken nor opened. */
  takes(): boolean;
  /** True while files are held over the page. */
  over(isOver: boolean): void;
  dropped(all: Dropped[]): void;
}

/**
 * Takes files that are dropped anywhere on the page. The browser never opens what is dropped, wherever it lands: it would
 * leave the page. Returns how to stop.
 */
export function takeDrops(page: Document, target: DropTarget): () => void {
  const listening = new AbortController();
  const listen = (type: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void): void =>
    page.addEventListener(type, hear, { signal: listening.signal });
  const taken = ({ dataTransfer }: DragEvent): DataTransfer | null =>
    dataTransfer?.types.includes('Files') === true && target.takes() ? dataTransfer : null;

  listen('dragover', (event) => {
    event.preventDefault();
    const files = taken(event);
    if (event.dataTransfer) event.dataTransfer.dropEffect = files ? 'copy' : 'none';
    target.over(files !== null);
  });
  listen('dragleave', (event) => {
    // From one part of the page to another it is only passing.
    if (event.relatedTarget === null) target.over(false);
  });
  listen('drop', (event) => {
    event.preventDefault();
    target.over(false);
    const files = taken(event);
    if (files) target.dropped(droppedIn(files));
  });
  return () => listening.abort();
}

function droppedIn({ items, files }: DataTransfer): Dropped[] {
  const folders = new Set<string>();
  for (const item of Array.from(items)) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    if (entry?.isDirectory) folders.add(entry.name);
  }
  return Array.from(files, (file) => ({ name: file.name, file: folders.has(file.name) ? null : file }));
}
