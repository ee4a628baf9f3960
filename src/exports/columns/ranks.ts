import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { deeperThan } from '../../tables/readLimited.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { NotFound } from './notFound.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { isBlank } from './texts.ts';

/** What a tracker writes when it finds no rank. */
export interface RankConvention {
  /** Ranks down to which it looks. */
  readonly depth: number;
  /** Numbers that mean "not found". */
  readonly notFound: readonly number[];
}

/** `rank` where it was measured, else NaN; `deeperThan` where it is only known to be deeper. */
export interface Rank {
  readonly rank: number;
  readonly deeperThan: number;
}

export type ReadRank = (cells: readonly Cell[], line: number) => Rank;

const UNKNOWN: Rank = { rank: Number.NaN, deeperThan: Number.NaN };
/** Results on a page of Amazon's search, at least. */
const PAGE = 16;
const DASHES: ReadonlySet<string> = new Set(['-', '--', '–', '—']);

/** Reads `12`, `1,234`, `>306`, `-` (not found), `前3页无排名` (not on the first 3 pages). Errors: anything else. */
export function rankColumn(column: Column, convention: RankConvention, notFound?: NotFound): ReadRank {
  return (cells, line) => {
    const cell = cellAt(cells, column);
    if (convention.notFound.includes(Number(cell)) && !isBlank(cell))
      notFound?.add({ header: column.header, cell, line }, convention.depth);
    const rank = typeof cell === 'number' ? ofNumber(cell, convention) : ofText(cell.trim(), convention);
    if (rank) return rank;
    const message = `rank "${quotable(String(cell))}" in ${quotable(column.header)}`;
    const advice = 'Write a whole number from 1 on, ">100" where it is only known to be deeper, or leave the cell empty.';
    fail(columnIssue(column, { cell, line }, { message, advice }));
  };
}

function ofText(text: string, convention: RankConvention): Rank | undefined {
  if (DASHES.has(text)) return deeper(convention.depth);
  if (text.length > 40) return undefined;
  if (isBlank(text)) return UNKNOWN;
  const bound = deeperThan(text);
  if (bound !== undefined && /^\d{1,6}$/.test(bound)) return deeper(Number(bound));
  const pages = /^前(\d{1,2})页无排名$/.exec(text);
  if (pages) return deeper(Number(pages[1]) * PAGE);
  return /^\d{1,3}(?:,\d{3})?$|^\d{1,6}$/.test(text) ? ofNumber(Number(text.replace(',', '')), convention) : undefined;
}

function ofNumber(rank: number, { depth, notFound }: RankConvention): Rank | undefined {
  if (notFound.includes(rank)) return deeper(depth);
  return Number.isInteger(rank) && rank >= 1 && rank < 1e6 ? { rank, deeperThan: Number.NaN } : undefined;
}

function deeper(deeperThan: number): Rank {
  return { rank: Number.NaN, deeperThan };
}
