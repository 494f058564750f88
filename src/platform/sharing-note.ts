import { browser } from 'wxt/browser';

/**
 * Whether the note that facilities may forbid passing letters on was shown, `sharingNoteShown` in storage.local. "Forget
 * everything" forgets it, too.
 */
export async function wasShown(): Promise<boolean> {
  const { sharingNoteShown } = await browser.storage.local.get('sharingNoteShown');
  return sharingNoteShown === true;
}

export async function noteShown(): Promise<void> {
  await browser.storage.local.set({ sharingNoteShown: true });
}
