import type { Decision } from '../../decide/decision.ts';
import { TOPICS } from '../topics/contents.ts';
import { unmet } from '../topics/needs.ts';
import type { Chart } from './chart.ts';

/** Every chart that the decision has the numbers for, in the order of the report. */
export function buildCharts(decision: Decision): Chart[] {
  const known = TOPICS.filter(({ needs }) => unmet(needs, decision.model).length === 0);
  return known.flatMap(({ charts = {} }) =>
    Object.entries(charts).flatMap(([id, build]) => {
      const chart = build(decision);
      return chart ? [{ id, ...chart }] : [];
    }),
  );
}
