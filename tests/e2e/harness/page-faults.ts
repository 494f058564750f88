/*
 * Run in a page, by page.evaluate: what a machine can see of structure, layout and motion that axe does not judge. Each
 * gives sentences; none is what we want.
 */

/** Language, headings, landmarks, names of pictures. `isSaved`: a page of an archive, with a way past what stands above its main part. */
export function structureFaults(isSaved: boolean): string[] {
  const faults: string[] = [];
  const count = (selector: string, wanted: number): void => {
    const found = document.querySelectorAll(selector).length;
    if (found !== wanted) faults.push(`There are ${found} of ${selector}, not ${wanted}.`);
  };
  const { lang, dir } = document.documentElement;
  if (!/^(en|es)$/.test(lang)) faults.push(`The page says that its language is "${lang}".`);
  if (!/^(ltr|rtl)$/.test(dir)) faults.push(`The page says that its direction is "${dir}".`);
  if (document.title.trim() === '') faults.push('The page has no title.');
  count('h1', 1);
  count('main', 1);
  let last = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName.slice(1));
    if (level > last + 1) faults.push(`A heading is left out before "${heading.textContent}".`);
    last = level;
  }
  for (const image of document.images) {
    if (image.alt.trim() === '' && !image.closest('header.brand'))
      faults.push(`No words: ${image.outerHTML}`);
    if (/\.(png|jpe?g|gif|webp)$/i.test(image.alt)) faults.push(`A file name, no words: ${image.alt}`);
  }
  if (isSaved) {
    const main = document.querySelector('main');
    const controls = Array.from(document.querySelectorAll('a[href], button, input, select, summary'));
    const before = controls.filter(
      (one) => main && one.compareDocumentPosition(main) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const [first] = before;
    const leadsTo = first instanceof HTMLAnchorElement ? document.getElementById(first.hash.slice(1)) : null;
    // Two or three links need no way past them.
    if (before.length > 3 && !leadsTo?.closest('main')) faults.push(`No way past ${before.length} controls.`);
  }
  return faults;
}

/** Whether everything fits: no page wider than its window, no text cut, none over another, no control too small. */
export function layoutFaults(): string[] {
  const faults = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth + 1) faults.add(`The page is ${root.scrollWidth} wide in ${innerWidth}.`);
  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const hiddenOnPurpose = (element: Element): boolean => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { position, clipPath } = getComputedStyle(one);
      if (position === 'absolute' && clipPath !== 'none') return true;
    }
    return false;
  };
  const lines: { element: Element; line: DOMRect }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text && lines.length < 1500; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!element || text.textContent?.trim() === '' || element.closest('option, script, noscript')) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || hiddenOnPurpose(element)) continue;
    // Where blanks are kept, one that ends a line hangs out of it, unseen.
    const { whiteSpace, fontSize } = getComputedStyle(element);
    const hangs = whiteSpace === 'pre-wrap' ? Number.parseFloat(fontSize) : 0;
    const range = document.createRange();
    range.selectNodeContents(text);
    let scrolling = false;
    for (let ground: Element | null = element; ground; ground = ground.parentElement) {
      scrolling ||= scrolls(ground);
      const { overflowX, overflowY } = getComputedStyle(ground);
      const cut =
        (/hidden|clip/.test(overflowX) && ground.scrollWidth > ground.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && ground.scrollHeight > ground.clientHeight + 1);
      if (cut && ground !== root && ground !== document.body)
        faults.add(`Cut: "${element.textContent.slice(0, 60)}"`);
    }
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      // A link that waits outside until it has the focus is there on purpose.
      if (line.right < 0 || line.bottom < 0) continue;
      if (!scrolling && (line.right > innerWidth + 1 + hangs || line.left < -1)) {
        faults.add(`Outside of the window: "${text.textContent?.trim().slice(0, 60) ?? ''}"`);
      }
      if (!scrolling) lines.push({ element, line });
    }
  }
  lines.sort((one, other) => one.line.top - other.line.top);
  lines.forEach(({ element, line }, at) => {
    for (let next = at + 1; next < lines.length; next += 1) {
      const other = lines[next];
      if (!other || other.line.top > line.bottom) break;
      const height = Math.min(line.bottom, other.line.bottom) - Math.max(line.top, other.line.top);
      const width = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
      if (width > 2 && height > 0.4 * Math.min(line.height, other.line.height)) {
        faults.add(
          `"${element.textContent.slice(0, 40)}" lies over "${other.element.textContent.slice(0, 40)}"`,
        );
      }
    }
  });
  for (const control of document.querySelectorAll(
    'button, .button, select, summary, input:not([type="hidden"])',
  )) {
    if (!control.checkVisibility({ visibilityProperty: true }) || hiddenOnPurpose(control)) continue;
    // What belongs to a label is pressed by pressing the label.
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24)
      faults.add(`Only ${width} by ${height}: ${control.outerHTML.slice(0, 100)}`);
  }
  return [...faults];
}

/** Whatever moves by itself, or glides, for those who asked for less motion. */
export function motionFaults(): string[] {
  const faults = new Set<string>();
  for (const element of document.querySelectorAll('*')) {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const glides = transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0.01);
    if (animationName !== 'none' || glides || scrollBehavior === 'smooth') {
      faults.add(`This moves: ${element.outerHTML.slice(0, 100)}`);
    }
  }
  return [...faults];
}

/** What could not be told apart once the system has chosen every colour: a control without an edge, a colour kept. */
export function forcedColourFaults(): string[] {
  const faults: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    if (getComputedStyle(element).forcedColorAdjust === 'none' && !element.matches('svg, svg *')) {
      faults.push(`This keeps its own colours: ${element.outerHTML.slice(0, 100)}`);
    }
  }
  for (const control of document.querySelectorAll(
    'button, .button, select, input[type="date"], input[type="search"], progress',
  )) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    const { borderBottomWidth, borderBottomStyle, textDecorationLine } = getComputedStyle(control);
    const edged = Number.parseFloat(borderBottomWidth) >= 1 && borderBottomStyle !== 'none';
    if (!edged && textDecorationLine !== 'underline')
      faults.push(`No edge: ${control.outerHTML.slice(0, 100)}`);
  }
  return faults;
}

/** WCAG 1.4.12: what a reader may ask of the space around letters, words, lines and paragraphs. No fault; before `layoutFaults`. */
export function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  document.adoptedStyleSheets = [sheet];
}
