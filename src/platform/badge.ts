import { browser } from 'wxt/browser';
import type { Status } from '../model/status';

const colours = { going: '#24557a', attention: '#9a3412', done: '#1f6f43' } as const;

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
      return { text: progressText(status.progress), colour: colours.going };
    case 'writing':
      return { text: '…', colour: colours.going };
    case 'paused':
      return { text: '!', colour: colours.attention };
    case 'done':
      return { text: '✓', colour: colours.done };
  }
}

type Progress = Extract<Status, { state: 'reading' }>['progress'];

/** A share needs a total: while the lists are still being walked, the count of what is saved. */
function progressText({ activity, messages }: Progress): string {
  const ended = messages.saved + messages.failed + messages.vanished + messages.skipped;
  const totalIsKnown = activity !== 'starting' && activity !== 'listing' && messages.listed > 0;
  if (totalIsKnown) return `${Math.min(100, Math.floor((ended / messages.listed) * 100))}%`;
  if (messages.saved === 0) return '…';
  return messages.saved < 10_000 ? String(messages.saved) : `${Math.floor(messages.saved / 1000)}k`;
}

type Button = Pick<typeof browser.action, 'setBadgeText' | 'setBadgeBackgroundColor'>;

/** `action` in Manifest V3, `browserAction` in V2; none in a content script. */
function toolbarButton(): Button | undefined {
  const { action, browserAction } = browser as unknown as { action?: Button; browserAction?: Button };
  return action ?? browserAction;
}
