import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { fail } from '../core/error.ts';
import { crc32 } from './crc32.ts';
import { checksumsIn } from './zipContents.ts';

/** What the parts of a workbook can be; beyond it the file is a trap. Bytes, and bytes made of one. */
const MOST = { parts: 5000, total: 2e9, part: 1.5e9, ratio: 250, ratioFrom: 20e6 };
/** Compressed bytes inflated at a time: at most 1,032 times as many come out. */
const SLICE = 4096;

export interface Archive {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Bytes of each part when it is unfolded, as the archive says. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Checksum of each part, as the archive says. */
  readonly checksums: ReadonlyMap<string, number>;
}

/** The contents page of a zip archive. Errors: damaged; parts that claim to be larger than a workbook's can be. */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const sizes = new Map<string, number>();
  let total = 0;
  let folded = true;
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        sizes.set(name, originalSize);
        total += originalSize;
        folded &&= isPlausible(originalSize, size);
        return false;
      },
    });
  } catch {
    damaged(file);
  }
  if (!folded || total > MOST.total || sizes.size > MOST.parts) trap(file);
  return { file, bytes, sizes, checksums: checksumsIn(bytes) };
}

function isPlausible(unfolded: number, folded: number): boolean {
  return unfolded <= MOST.part && (unfolded < MOST.ratioFrom || unfolded / Math.max(1, folded) <= MOST.ratio);
}

/** The bytes of one part, piece by piece. Errors: missing, damaged, another checksum than the archive says, larger than it claims to be. */
export function* partOf(archive: Archive, name: string): Generator<Uint8Array> {
  const { bytes, file } = archive;
  const most = (archive.sizes.get(name) ?? 0) + 64;
  const state: { made: Uint8Array[]; found: boolean; done: boolean; length: number } = {
    ...{ made: [], found: false, done: false, length: 0 },
  };
  let checksum = 0;
  const unzip = new Unzip((part) => {
    if (part.name !== name || state.found) return;
    state.found = true;
    part.ondata = (error, chunk, final) => {
      if (error) throw error;
      state.made.push(chunk);
      state.done = final;
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && !state.done; at += SLICE) {
    push(unzip, { slice: bytes.subarray(at, at + SLICE), last: at + SLICE >= bytes.length, file });
    for (const chunk of state.made) {
      state.length += chunk.length;
      if (state.length > most) trap(file);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    state.made = [];
  }
  if (!state.found || !state.done || checksum !== (archive.checksums.get(name) ?? checksum)) damaged(file);
}

function push(unzip: Unzip, { slice, last, file }: { slice: Uint8Array; last: boolean; file: string }): void {
  try {
    unzip.push(slice, last);
  } catch {
    damaged(file);
  }
}

function damaged(file: string): never {
  const message = 'workbook: the archive is damaged or cut off';
  fail({ opening: 'invalid', message, place: { file }, advice: 'Download the file again.' });
}

function trap(file: string): never {
  fail({
    opening: 'invalid',
    message: 'workbook: a small archive claims to hold far more than any report does',
    place: { file },
    advice: 'Download the file again from where it came from, or export it as CSV.',
  });
}
