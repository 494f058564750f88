import type { Forecast } from '../model/forecast';
import type { Speed } from '../model/speed';
import { meanRestMs, speeds } from './pace';

/** An export that opens more messages than this is a big one. */
export const ordinaryExport = 200;

/**
 * What one message brings on average. Nobody has published figures of JPay: a page as JPay serves it, with its styles and
 * view state, is taken for 60 KB, and every second message for one with a photo of 300 KB (JPay takes pictures up
 * to 1 MB). Together 210 KB a message: meant to be of the right size, not exact.
 */
const average = { pageBytes: 60_000, attachments: 0.5, attachmentBytes: 300_000 };

/** The guess is rough: less than this share of it as room is too little, more may well be enough. */
const leastRoom = 0.75;

export interface Ahead {
  /** Messages that are still to be opened. */
  messages: number;
  speed: Speed;
  /** How long JPay took to answer while the lists were read, on average. Milliseconds. */
  latencyMs: number;
  withoutAttachments: boolean;
}

/** @param room bytes that can still be kept; null where that is not known */
export function forecastOf(ahead: Ahead, room: number | null): Forecast {
  const { messages, speed, latencyMs, withoutAttachments } = ahead;
  const attachments = withoutAttachments ? 0 : average.attachments;
  const eachMs = latencyMs + meanRestMs(speed, latencyMs);
  return {
    messages,
    seconds: Math.round((messages * (1 + attachments) * eachMs) / speeds[speed].inFlight / 1000),
    bytes: roughly(messages * (average.pageBytes + attachments * average.attachmentBytes)),
    ...(room === null ? {} : { room }),
  };
}

export function isBig(messages: number): boolean {
  return messages > ordinaryExport;
}

/** Bytes by which the room falls short of the guess; null where it may be enough, or is not known. */
export function missingRoom({ bytes, room }: Forecast): number | null {
  return room === undefined || room >= leastRoom * bytes ? null : bytes - room;
}

/** Two digits: more would look as if it were known. */
function roughly(bytes: number): number {
  return Number(bytes.toPrecision(2));
}
