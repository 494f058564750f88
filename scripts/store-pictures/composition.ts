import { readFileSync } from 'node:fs';
import type { Language } from '../../src/model/language';
import type { Screen } from './plan';
import type { Views } from './views';
import { pictureWords } from './words';

const style = readFileSync('scripts/store-pictures/pictures.css', 'utf8');
const drawing = readFileSync('assets/icon.svg');
const icon = `<img src="data:image/svg+xml;base64,${drawing.toString('base64')}" alt="">`;
const brand = `<div class="brand">${icon}<span>Letterkeep</span></div>`;

const inBar: Record<Screen, string> = {
  ready: 'www.jpay.com',
  reading: 'www.jpay.com',
  done: 'www.jpay.com',
  'start-here': 'START HERE.html',
  conversation: 'conversation.html',
};

/** The page of which a picture for the stores is taken: a view, and a few words beside it. */
export function screenPage(language: Language, screen: Screen, views: Views): string {
  const { screens, madeUp, notJpay } = pictureWords[language];
  const { title, text } = screens[screen];
  const isPage = screen === 'start-here' || screen === 'conversation';
  return page(
    language,
    'screen',
    `<div class="words">${brand}<h1>${title}</h1><p>${text}</p></div>
    <p class="small">${madeUp}<br>${notJpay}</p>
    ${browserWindow(inBar[screen], isPage ? views[screen] : views.inbox)}
    ${isPage ? '' : popup(views[screen])}`,
  );
}

/** The small picture by which a store points to Letterkeep. */
export function promotionalPage(language: Language): string {
  return page(language, 'promotional', `${brand}<p>${pictureWords[language].promotional}</p>`);
}

/** The wide one, for a store's first page. */
export function marqueePage(language: Language, views: Views): string {
  const { marquee, madeUp, notJpay } = pictureWords[language];
  return page(
    language,
    'marquee',
    `<div class="words">${brand}<h1>${marquee.title}</h1><p>${marquee.text}</p></div>
    <p class="small">${madeUp} ${notJpay}</p>
    ${browserWindow('photos.html', views.photos)}${popup(views.reading)}`,
  );
}

function page(language: Language, kind: string, content: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${style}</style>
<body class="${kind}">${content}</body></html>`;
}

function browserWindow(address: string, view: Buffer): string {
  return `<div class="window"><div class="bar"><span class="address">${address}</span>${icon}</div>${shown(view)}</div>`;
}

const popup = (view: Buffer): string => `<div class="popup">${shown(view)}</div>`;
const shown = (png: Buffer): string => `<img src="data:image/png;base64,${png.toString('base64')}" alt="">`;
