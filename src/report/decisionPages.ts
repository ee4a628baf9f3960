import type { Block } from './block.ts';
import type { Report, Section } from './document.ts';

/** What goes with page one, in this order: the charts of these topics, those of what cannot be had left out. */
const SHOWN: readonly (readonly [topic: string, charts: readonly string[]])[] = [
  ['split', ['budget-dependent-versus-earned']],
  ['contribution', ['cumulative-contribution']],
  ['delay', ['delay']],
];

/**
 * The pages that are signed: page one, the charts that it rests on, and where it comes from. Made of the report's own blocks, so that
 * nothing on them can be otherwise there.
 */
export function decisionPages(report: Report): Report {
  const [answer, ...others] = report.sections;
  const shown = SHOWN.flatMap(([topic, charts]) =>
    others.filter(({ id }) => id === topic).flatMap((section) => chartsOf(section, charts)),
  );
  return { ...report, sections: [...(answer ? [answer] : []), ...shown, statusSection(report)] };
}

function chartsOf({ id, title, blocks }: Section, charts: readonly string[]): Section[] {
  const kept = blocks.filter(
    (block): block is Extract<Block, { kind: 'chart' }> => block.kind === 'chart' && charts.includes(block.id),
  );
  return kept.length === 0 ? [] : [{ id, title, appendix: false, blocks: kept }];
}

function statusSection({ status }: Report): Section {
  return {
    id: 'status',
    title: 'Status',
    appendix: false,
    blocks: [{ kind: 'terms', terms: status }],
  };
}
