import {
  landmarkNames,
  type Details,
  type FailureCount,
  type JobReport,
  type PageReport,
} from '../model/details';
import type { Counts } from '../model/receipt';
import { landmarks, type Landmark } from './selectors';

/**
 * The text that "Copy details" copies: plain lines for whoever mends Letterkeep, in English like the code they speak of.
 * Every word is one of this file, of a closed list of model/, or a selector of ours.
 */
export function detailsText({ version, browser, tab, page, job, failures }: Details): string {
  return [
    `Letterkeep ${version}`,
    `browser: ${browser.name} ${browser.major} on ${browser.system}`,
    `tab of JPay: ${tab}`,
    ...(page ? pageLines(page) : []),
    ...jobLines(job),
    ...failureLines(failures),
    '',
  ].join('\n');
}

function pageLines(page: PageReport): string[] {
  return [
    `page: ${page.kind}${page.face === undefined ? '' : ` (${page.face})`}`,
    `file: ${page.file}`,
    `somebody signed in: ${yesNo(page.somebodySignedIn)}`,
    `link to inbox: ${yesNo(page.links.inbox)}, to sent: ${yesNo(page.links.sent)}`,
    `grid of inbox: ${yesNo(page.grids.inbox)}, of sent: ${yesNo(page.grids.sent)}`,
    `rows of inbox: ${page.rows.inbox}, of sent: ${page.rows.sent}`,
    ...(page.list ? listLines(page.list) : []),
    ...(page.message ? messageLines(page.message) : []),
    ...(page.contacts === undefined ? [] : [`contacts: ${page.contacts}`]),
    ...(page.fault === undefined ? [] : [`not readable: ${page.fault}`]),
    ...landmarkLines(page),
  ];
}

function listLines(list: NonNullable<PageReport['list']>): string[] {
  return [
    `rows with a name: ${list.names}, number: ${list.letterNumbers}, status: ${list.statuses}, tick: ${list.ticks}`,
    `rows with a date: ${list.dates}, with an unknown date: ${list.unknownDates}`,
    `rows by link: ${list.byLink}, by postback: ${list.byPostback}, refused: ${list.refused}`,
    `rows unread: ${list.unread}, unread unknown: ${list.unreadUnknown}`,
    `next: ${list.next}`,
    `states a total: ${yesNo(list.statesTotal)}`,
  ];
}

function messageLines(message: NonNullable<PageReport['message']>): string[] {
  return [
    `names a person: ${yesNo(message.namesPerson)}`,
    `date: ${yesNo(message.dateUnderstood)}`,
    `attachments: ${message.attachments}, refused: ${message.refusedAttachments}`,
  ];
}

/** By our own order, whatever the report's. */
function landmarkLines({ found }: PageReport): string[] {
  const missing: string[] = [];
  const lines = landmarkNames.flatMap((name) => {
    const landmark: Landmark = landmarks[name];
    const ofThis = landmark.selectors.flatMap((text, index) => {
      const hit = found.find((one) => one.name === name && one.selector === index);
      return hit ? [`  ${name}: ${hit.elements} of ${text}`] : [];
    });
    if (ofThis.length === 0) missing.push(name);
    return ofThis;
  });
  return ['found:', ...lines, `not found: ${missing.join(', ')}`];
}

function jobLines(job: JobReport): string[] {
  return [
    `job: ${job.state}${job.what === undefined ? '' : ` (${job.what})`}`,
    ...(job.why === undefined ? [] : [`why: ${job.why}`]),
    ...(job.waitReason === undefined ? [] : [`waits: ${job.waitReason}`]),
    ...(job.complete === undefined ? [] : [`complete: ${yesNo(job.complete)}`]),
    ...(job.messages ? [`messages: ${countsText(job.messages)}`] : []),
    ...(job.attachments ? [`attachments: ${countsText(job.attachments)}`] : []),
  ];
}

function failureLines(failures: FailureCount[] | null): string[] {
  if (failures === null) return ['failures: unknown'];
  return failures.map(({ what, kind, count }) => `failures: ${what} ${kind} ${count}`);
}

function countsText({ listed, saved, failed, vanished, skipped }: Counts): string {
  return `listed ${listed}, saved ${saved}, failed ${failed}, vanished ${vanished}, skipped ${skipped}`;
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
