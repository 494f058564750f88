import * as v from 'valibot';
import {
  beginSchema,
  findingsSchema,
  keepSchema,
  ledgerRowSchema,
  settleSchema,
  type Begun,
  type Kept,
  type KnownPrint,
  type LedgerRow,
} from '../model/ledger';
import { mailboxSchema } from '../model/message';
import { word } from './protocol';
import { sliceTextLength } from './staged-slices';

const jobId = v.string();

/** Content script to background: the methods of Keeper (model/keeper.ts). */
export const keeperWords = {
  'keeper.begin': word<Begun>()(beginSchema),
  'keeper.list': word<null>()(v.object({ jobId, rows: v.array(ledgerRowSchema) })),
  'keeper.rows': word<LedgerRow[]>()(v.object({ jobId })),
  'keeper.known': word<KnownPrint[]>()(v.object({ jobId, mailbox: mailboxSchema })),
  'keeper.recognise': word<null>()(
    v.object({
      jobId,
      round: v.number(),
      rows: v.array(v.object({ rowKey: v.string(), messageId: v.string() })),
    }),
  ),
  /** Bytes as base64 text, a slice at a time: the only form that every browser carries unharmed (toolchain.md 5b). */
  'keeper.stageSlice': word<null>()(
    v.object({
      stagedId: v.pipe(v.string(), v.uuid()),
      n: v.pipe(v.number(), v.integer(), v.minValue(0)),
      last: v.boolean(),
      text: v.pipe(v.string(), v.maxLength(sliceTextLength)),
    }),
  ),
  'keeper.keep': word<Kept>()(keepSchema),
  'keeper.settle': word<null>()(settleSchema),
  'keeper.nextRound': word<number>()(v.object({ jobId })),
  'keeper.note': word<null>()(v.object({ jobId, findings: findingsSchema })),
  'keeper.finish': word<null>()(
    v.object({ jobId, state: v.picklist(['read', 'cancelled']), findings: findingsSchema, at: v.string() }),
  ),
};
export type KeeperWords = typeof keeperWords;
