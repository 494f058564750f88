import * as v from 'valibot';
import {
  beginSchema,
  begunSchema,
  findingsSchema,
  jobIdSchema,
  keepSchema,
  keptSchema,
  knownPrintSchema,
  ledgerRowSchema,
  settleSchema,
} from '../model/ledger';
import { mailboxSchema } from '../model/message';
import { countSchema } from '../model/receipt';
import { word } from './protocol';
import { mostSlices, sliceTextLength } from './staged-slices';

const jobId = jobIdSchema;

/** Characters of the longest list or letter: Chromium carries no message of more bytes (64 MiB) either. */
const longestMail = 64 * 1024 * 1024;
/** A slice and the few words around it. */
const longestSlice = sliceTextLength + 1024;

/** Content script to background: the methods of Keeper (model/keeper.ts). */
export const keeperWords = {
  'keeper.begin': word(beginSchema, begunSchema),
  'keeper.list': word(v.object({ jobId, rows: v.array(ledgerRowSchema) }), v.null(), longestMail),
  'keeper.rows': word(v.object({ jobId }), v.array(ledgerRowSchema)),
  'keeper.known': word(v.object({ jobId, mailbox: mailboxSchema }), v.array(knownPrintSchema)),
  'keeper.recognise': word(
    v.object({
      jobId,
      round: countSchema,
      rows: v.array(v.object({ rowKey: v.string(), messageId: v.string() })),
    }),
    v.null(),
    longestMail,
  ),
  /** Bytes as base64 text, a slice at a time: the only form that every browser carries unharmed (toolchain.md 5b). */
  'keeper.stageSlice': word(
    v.object({
      stagedId: v.pipe(v.string(), v.uuid()),
      n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostSlices - 1)),
      last: v.boolean(),
      text: v.pipe(v.string(), v.maxLength(sliceTextLength)),
    }),
    v.null(),
    longestSlice,
  ),
  /** With the page as base64, if it is no longer than a slice; a longer one goes by slices before. */
  'keeper.keep': word(
    v.object({
      ...keepSchema.entries,
      page: v.exactOptional(v.pipe(v.string(), v.maxLength(sliceTextLength))),
    }),
    keptSchema,
    longestMail,
  ),
  'keeper.settle': word(settleSchema, v.null()),
  'keeper.nextRound': word(v.object({ jobId }), countSchema),
  'keeper.note': word(v.object({ jobId, findings: findingsSchema }), v.null(), longestMail),
  'keeper.room': word(v.object({}), v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))),
  'keeper.finish': word(
    v.object({ jobId, state: v.picklist(['read', 'cancelled']), findings: findingsSchema, at: v.string() }),
    v.null(),
    longestMail,
  ),
};
export type KeeperWords = typeof keeperWords;
