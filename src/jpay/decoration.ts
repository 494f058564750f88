import { attribute } from './unclobbered';

/** Always called so by those who build pages; a photo hardly is. */
const surely =
  /(?:^|[_.-])(?:spacer|blank|pixel|transparent|clear|close|btnclose|loading|loader|spinner|1x1)(?:[_.-]|\d|$)|^(?:btn|button)[_-]|^(?:arrow|prev|next|logo|wait|x)\.(?:gif|png|svg)$/i;

/** A family may call a photo so too: `cant-wait.jpg`. */
const perhaps = /^(?:icon|ico)[_-]|(?:^|[_.-])(?:arrow|prev|next|logo|wait|x)(?:[_.-]|\d|$)/i;

/**
 * Whether a picture is a spacer, button or waiting sign: by its size, else by its file's name, not by a token behind it. What
 * is perhaps one counts as one but where JPay shows an attachment and nothing else.
 */
export function decorationOf(image: Element, src: string): 'surely' | 'perhaps' | 'none' {
  if (/^data:/i.test(src)) return src.length < 200 ? 'surely' : 'none';
  const sizes = ['width', 'height'].map((name) => attribute(image, name));
  if (sizes.some((size) => size !== null && /^[0-3](?:px)?$/.test(size.trim()))) return 'surely';
  if (/close|button/i.test(attribute(image, 'id') ?? '')) return 'surely';
  const file = /([^/?#]*)(?:[?#].*)?$/.exec(src)?.[1] ?? '';
  if (!/\.(?:gif|png|svg|jpe?g|webp)$/i.test(file)) return 'none';
  if (surely.test(file)) return 'surely';
  return perhaps.test(file) ? 'perhaps' : 'none';
}
