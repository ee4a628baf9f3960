import { type Period, parseMonth } from '../core/calendar.ts';
import { fail } from '../core/error.ts';

/** A value in a JSON file that somebody else may have written, and where it is: every reader of it checks before it believes. */
export interface Json {
  readonly file: string;
  /** As in `plans.hold.spend.ad_spend[3]`; empty for the whole. */
  readonly path: string;
  readonly value: unknown;
}

const LONGEST_NAME = 60;

/** @throws InputError at the value, which is not what is said to be needed. */
export function refuse({ file, path }: Json, needed: string): never {
  return fail({
    opening: 'invalid',
    message: `run.json: ${path === '' ? 'the whole' : `"${path}"`} is not ${needed}`,
    place: { file },
    advice: 'Give a run.json as "discovery report" wrote it.',
  });
}

/** The own fields of an object, in order; `__proto__` is one like any other. */
export function fieldsOf(at: Json): [name: string, field: Json][] {
  const { value, file, path } = at;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'an object');
  return Object.entries(value).map(([name, field]) => {
    const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
    return [name, { file, path: path === '' ? shown : `${path}.${shown}`, value: field }];
  });
}

export function optional(at: Json, name: string): Json | undefined {
  return fieldsOf(at).find(([own]) => own === name)?.[1];
}

export function required(at: Json, name: string): Json {
  return optional(at, name) ?? refuse({ ...at, path: at.path === '' ? name : `${at.path}.${name}` }, 'there');
}

export function listOf(at: Json): Json[] {
  const { value, file, path } = at;
  return Array.isArray(value)
    ? value.map((item: unknown, index) => ({ file, path: `${path}[${index}]`, value: item }))
    : refuse(at, 'a list');
}

export function textOf(at: Json): string {
  return typeof at.value === 'string' ? at.value : refuse(at, 'a text');
}

export function numberOf(at: Json): number {
  return typeof at.value === 'number' && Number.isFinite(at.value) ? at.value : refuse(at, 'a finite number');
}

export function monthIn(at: Json): Period {
  return parseMonth(textOf(at)) ?? refuse(at, 'a month such as 2026-01');
}
