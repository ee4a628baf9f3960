import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ROOT } from './sources.ts';

/** The published shape of run.json. */
export const RUN_SCHEMA = JSON.parse(readFileSync(join(ROOT, 'src/report/outputs/json/run.schema.json'), 'utf8'));

const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(RUN_SCHEMA);

/** Where a run is not of that shape; none where it is. */
export function schemaFaults(run: unknown): readonly unknown[] {
  return valid(run) ? [] : (valid.errors ?? []);
}
