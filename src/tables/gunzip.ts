import { Gunzip } from 'fflate';
import { fail } from '../core/error.ts';
import type { Stage } from './stage.ts';

/** Compressed bytes inflated at a time: deflate makes at most 1,032 bytes of one, so that this much is at most 8 MB. */
const SLICE = 8192;
/** What a report can be: beyond it the archive is a trap. */
const MOST = { bytes: 8e9, ratio: 400, ratioFrom: 32e6 };

/** The bytes inside a gzip file. Errors: a damaged archive, one that unfolds to more than a report can be. */
export function gunzipping(file: string): Stage<Uint8Array, Uint8Array> {
  let made: Uint8Array[] = [];
  const inflate = new Gunzip((chunk) => made.push(chunk));
  let [taken, given] = [0, 0];
  const take = (slice: Uint8Array, last: boolean): Uint8Array[] => {
    taken += slice.length;
    pushTo(inflate, { slice, last, file });
    for (const part of made) {
      given += part.length;
      if (!last) checkSize({ taken, given, file });
    }
    const parts = made.filter((part) => part.length > 0);
    made = [];
    return parts;
  };
  return {
    push: (chunk) => {
      const parts: Uint8Array[] = [];
      for (let at = 0; at < chunk.length; at += SLICE) parts.push(...take(chunk.subarray(at, at + SLICE), false));
      return parts;
    },
    end: () => take(new Uint8Array(0), true),
  };
}

function pushTo(inflate: Gunzip, { slice, last, file }: { slice: Uint8Array; last: boolean; file: string }): void {
  try {
    inflate.push(slice, last);
  } catch {
    fail({
      opening: 'invalid',
      message: 'gzip archive: it is damaged or cut off',
      place: { file },
      advice: 'Download the file again.',
    });
  }
}

function checkSize({ taken, given, file }: { taken: number; given: number; file: string }): void {
  if (given <= MOST.bytes && (given < MOST.ratioFrom || given / taken < MOST.ratio)) return;
  fail({
    opening: 'invalid',
    message: `gzip archive: ${Math.round(taken / 1e3)} kB unfold to more than ${Math.round(given / 1e6)} MB, which no report does`,
    place: { file },
    advice: 'Download the file again from where it came from.',
  });
}
