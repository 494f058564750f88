// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import contentScript from '../../../entrypoints/jpay.content';
import { serveJpayPage, type PageParts, type PagePorts } from '../../../src/platform/content-service';
import { read } from '../../../src/reader/reader';

vi.mock('../../../src/platform/content-service', () => ({ serveJpayPage: vi.fn() }));
vi.mock('../../../src/reader/reader', () => ({ read: vi.fn(), listPeople: vi.fn() }));

const context: Pick<ContentScriptContext, 'isInvalid'> = { isInvalid: false };

it('reads at the speed the job began with, whatever is chosen since', async () => {
  let parts: PageParts | undefined;
  vi.mocked(serveJpayPage).mockImplementation((served) => {
    parts = served;
  });
  vi.mocked(read).mockResolvedValue({ end: 'read' });
  await contentScript.main(context as ContentScriptContext);
  await fakeBrowser.storage.local.set({ speed: 'fast' });
  const request = { what: 'archive', choice: { leaveUnread: false } } as const;
  const job = { jobId: 'job-1', request, speed: 'gentle' } as const;
  expect(await parts?.read(job, {} as PagePorts, new AbortController().signal)).toEqual({ end: 'read' });
  expect(vi.mocked(read).mock.calls[0]?.[0]).toMatchObject({ jobId: 'job-1', speed: 'gentle' });
});
