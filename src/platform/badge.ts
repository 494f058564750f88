import { browser } from 'wxt/browser';
import type { Status } from '../model/status';

const colours = { going: '#24557a', waiting: '#6b5a00', attention: '#9a3412', done: '#1f6f43' } as const;

/** U+231B HOURGLASS, of Unicode 1.1: the fonts of the oldest systems have it. */
const hourglass = '\u231B';

/** Shows on the toolbar button how the job stands. At most four characters fit. */
export async function showBadge(status: Status): Promise<void> {
  const button = toolbarButton();
  if (!button) return;
  const { text, colour } = badgeOf(status);
  await button.setBadgeText({ text });
  if (text !== '') await button.setBadgeBackgroundColor({ color: colour });
}

export function badgeOf(status: Status): { text: string; colour: string } {
  switch (status.state) {
    case 'idle':
      return { text: '', colour: colours.going };
    case 'reading':
      return status.progress.activity === 'waiting'
        ? { text: hourglass, colour: colours.waiting }
        : { text: progressText(status.progress), colour: colours.going };
    case 'writing':
      return { text: '…', colour: colours.going };
    case 'paused':
      return { text: '!', colour: colours.attention };
    case 'done':
      return { text: '✓', colour: colours.done };
  }
}

/** Sets what the browser shows when the mouse rests on the toolbar button, and what a screen reader calls it. */
export async function showTitle(title: string): Promise<void> {
  await toolbarButton()?.setTitle({ title });
}

type Progress = Extract<Status, { state: 'reading' }>['progress'];

/** A share needs a total: while the lists are still being walked, the count of what they hold so far. */
function progressText({ activity, messages }: Progress): string {
  const ended = messages.saved + messages.failed + messages.vanished + messages.skipped;
  const totalIsKnown = activity !== 'starting' && activity !== 'listing' && messages.listed > 0;
  if (totalIsKnown) return `${Math.min(100, Math.floor((ended / messages.listed) * 100))}%`;
  if (messages.listed === 0) return '…';
  return messages.listed < 10_000 ? String(messages.listed) : `${Math.floor(messages.listed / 1000)}k`;
}

type Button = Pick<typeof browser.action, 'setBadgeText' | 'setBadgeBackgroundColor' | 'setTitle'>;

/** `action` in Manifest V3, `browserAction` in V2; none in a content script. */
function toolbarButton(): Button | undefined {
  const { action, browserAction } = browser as unknown as { action?: Button; browserAction?: Button };
  return action ?? browserAction;
}
