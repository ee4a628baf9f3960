import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/decide/decision.ts';
import {
  decideStudy,
  loadModel,
  loadStudy,
  type Model,
  type RunOptions,
  type SourceFile,
  type Study,
} from '../../src/pipeline.ts';
import { buildReport } from '../../src/report/document.ts';
import { DEFAULT_OPTIONS, sourceFiles } from '../helpers/shipped.ts';

type Edit = (text: string) => string;
/** What becomes of a file, by its path. */
type Edits = Readonly<Record<string, Edit>>;

const MODEL = sourceFiles('models/discovery');
const STUDY = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));

const edited = (files: readonly SourceFile[], edits: Edits): SourceFile[] =>
  files.map((file) => {
    const edit = edits[file.path];
    return edit ? { ...file, bytes: new TextEncoder().encode(edit(new TextDecoder().decode(file.bytes))) } : file;
  });

interface Changed {
  readonly model?: Edits;
  readonly study?: Edits;
  readonly set?: RunOptions['set'];
}

/** The demo study under a changed model, at the medians. */
function decided({ model: ofModel = {}, study: ofStudy = {}, set = new Map() }: Changed): {
  readonly model: Model;
  readonly study: Study;
  readonly decision: Decision;
} {
  const model = loadModel(edited(MODEL, ofModel));
  const options: RunOptions = { ...DEFAULT_OPTIONS, reading: model.readingNames[0]?.name ?? '', point: true, set };
  const [modelFiles, studyFiles] = [edited(MODEL, ofModel), edited(STUDY, ofStudy)];
  const study = loadStudy(studyFiles, model, { ...options, name: 'demo', folder: 'inputs/demo' });
  return { model, study, decision: decideStudy({ model, study, modelFiles, studyFiles, options }, () => undefined) };
}

/** Puts text before the first place of another; fails where there is none. */
const above =
  (place: string, text: string): Edit =>
  (whole) => {
    if (!whole.includes(place)) throw new Error(`no ${place}`);
    return whole.replace(place, `${text}${place}`);
  };

const swapped =
  (from: string | RegExp, to: string): Edit =>
  (whole) => {
    const result = whole.replaceAll(from, to);
    if (result === whole) throw new Error(`nothing like ${from}`);
    return result;
  };

const all =
  (...edits: readonly Edit[]): Edit =>
  (whole) =>
    edits.reduce((text, edit) => edit(text), whole);

/** A column of a CSV text without quotes in its first cells is left out. */
const withoutColumns =
  (isOut: (name: string) => boolean): Edit =>
  (whole) => {
    const [header = '', ...rest] = whole.trimEnd().split('\n');
    const kept = header.split(',').flatMap((name, index) => (isOut(name) ? [] : [index]));
    return [header, ...rest].map((line) => kept.map((index) => line.split(',')[index]).join(',')).join('\n');
  };

/** Columns more, in which nothing was spent. */
const withColumns =
  (names: readonly string[]): Edit =>
  (whole) =>
    whole
      .split('\n')
      .map((row, index) => [row, ...names.map((name) => (index === 0 ? name : '0'))].join(','))
      .join('\n');

/** Content money by kind and signal. */
const inputsOf = ({ dimensions }: Model): string[] =>
  ['build', 'upkeep'].flatMap((name) => (dimensions.get('signal')?.members ?? []).map(({ id }) => `${name}.${id}`));

const npvOf = ({ plans }: Decision): number[] => plans.map(({ totals }) => totals.npv.mean);
const SHIPPED = decided({});

describe('a change of the model changes no code', () => {
  it('a variable more', () => {
    const text = '    double_share:\n      unit: 1\n      equals: 2 * discovery_share\n';
    const { decision } = decided({
      model: { 'model.yaml': all(above('    paid_discovery:\n', text), swapped('shown: [', 'shown: [double_share, ')) },
    });
    const [plan] = decision.plans;
    expect(plan?.series.get('double_share')?.mean[0]).toBeCloseTo(2 * (plan?.series.get('discovery_share')?.mean[0] ?? 0), 12);
    expect(npvOf(decision)).toEqual(npvOf(SHIPPED.decision));
  });

  it('a variable less, with its part and its column', () => {
    const gone = all(
      swapped(/ {4}tacos:\n( {6}.*\n)+/g, ''),
      swapped(/ {2}total_cost_ratio: .*\n/g, ''),
      swapped(/ {2}tacos: .*\n/g, ''),
      swapped('acos, tacos,', 'acos,'),
    );
    const { decision } = decided({ model: { 'model.yaml': gone } });
    expect([...(decision.plans[0]?.series.keys() ?? [])]).not.toContain('tacos');
    expect(npvOf(decision)).toEqual(npvOf(SHIPPED.decision));
  });

  it('a parameter more, and one less', () => {
    const more = all(
      above('  # Demand and where it happens.\n', '  halo: {unit: 1, range: "[0, 1]", about: A part more.}\n'),
      swapped('(total(orders) + repeat_orders) * selling_price', '(total(orders) + repeat_orders) * (1 + halo) * selling_price'),
    );
    const register: Edit = (text) => `${text.trimEnd()}\nhalo,,1,fixed,0,0,0,2026-11,Test,J,\n`;
    const changed = { 'model.yaml': more, 'assumptions.csv': register };
    expect(npvOf(decided({ model: changed }).decision)).toEqual(npvOf(SHIPPED.decision));
    const higher = npvOf(decided({ model: changed, set: new Map([['halo', 0.1]]) }).decision);
    expect(higher[0]).toBeGreaterThan(npvOf(SHIPPED.decision)[0] ?? 0);
    const less = decided({
      model: {
        'model.yaml': all(
          swapped(/ {2}deepest_rank: .*\n/g, ''),
          swapped('max(deepest_rank, 2 * starting_rank)', 'max(400, 2 * starting_rank)'),
          swapped('harmonic(click_decline, deepest_rank)', 'harmonic(click_decline, 400)'),
          swapped('harmonic(usual_decline, deepest_rank)', 'harmonic(usual_decline, 400)'),
        ),
        'assumptions.csv': swapped(/deepest_rank,.*\n?/g, ''),
      },
    });
    expect(npvOf(less.decision)).toEqual(npvOf(SHIPPED.decision));
  });

  it('a column more, and one less', () => {
    const more = decided({
      model: {
        'model.yaml': above('  ad_clicks: {kind: count', '  wishes: {kind: count, also: [wish lists], about: wishes}\n'),
      },
      study: {
        'history.csv': (text) =>
          text
            .trimEnd()
            .split('\n')
            .map((line, index) => `${line},${index === 0 ? 'Wish lists' : 7}`)
            .join('\n'),
      },
    });
    expect(more.study.history?.columns.get('wishes')?.[0]).toBe(7);
    const less = decided({
      model: { 'model.yaml': all(swapped(/ {2}sessions: .*\n/g, ''), swapped('[total_sales, sessions]', '[total_sales]')) },
      study: { 'history.csv': withoutColumns((name) => name === 'sessions') },
    });
    expect(less.study.history?.columns.has('sessions')).toBe(false);
    expect(npvOf(less.decision)).toEqual(npvOf(SHIPPED.decision));
  });

  it('a line more, and one less', () => {
    const line = '  samples: {spreads: {build: build_mix}, also: [sampling], about: free samples}\n';
    const more = decided({
      model: { 'model.yaml': above('  build: {about: content money that builds}', line) },
      study: {
        'plans/scale-ppc.csv': (text) =>
          `${text.trimEnd()}\n${['Sampling', ...(text.split('\n')[0]?.split(',').slice(1) ?? []).map(() => '100')].join(',')}\n`,
      },
    });
    const spent = ({ decision }: { decision: Decision }): number =>
      decision.plans.find(({ name }) => name === 'scale-ppc')?.totals.contentSpend ?? 0;
    expect(spent(more) - spent(SHIPPED)).toBeCloseTo(100 * SHIPPED.decision.projected.length, 6);
    const isContent = (name: string): boolean => name.startsWith('content_spend');
    const less = decided({
      model: { 'model.yaml': swapped(/ {2}content_spend: \{(kind|spreads).*\n/g, '') },
      study: {
        'history.csv': all(withoutColumns(isContent), withColumns(inputsOf(SHIPPED.model))),
        'product.csv': (text) =>
          text
            .split('\n')
            .filter((row) => !isContent(row))
            .join('\n'),
        'plans/scale-ppc.csv': (text) =>
          text
            .split('\n')
            .filter((row) => !isContent(row))
            .join('\n'),
        'plans/invest-in-content.csv': withoutColumns(isContent),
      },
    });
    expect(less.model.lines.has('content_spend')).toBe(false);
    expect(spent(less)).toBe(0);
  });

  it('a reading more, one less, and none', () => {
    const rows = (text: string): string[] => text.trimEnd().split('\n');
    const more = decided({
      model: {
        'model.yaml': above('  evidence: {label', '  sceptic: {label: sceptic’s reading}\n'),
        'readings.csv': (text) =>
          [
            ...rows(text),
            ...rows(text)
              .filter((row) => row.includes(',evidence,'))
              .map((row) => row.replace(',evidence,', ',sceptic,')),
          ].join('\n'),
      },
    });
    expect(more.model.readingNames.map(({ name }) => name)).toEqual(['article', 'sceptic', 'evidence']);
    expect(npvOf(more.decision)).toEqual(npvOf(SHIPPED.decision));
    const one = decided({
      model: {
        'model.yaml': swapped(/ {2}evidence: \{label.*\n/g, ''),
        'readings.csv': (text) =>
          rows(text)
            .filter((row) => !row.includes(',evidence,'))
            .join('\n'),
      },
    });
    expect(one.decision.otherReading).toBeUndefined();
    expect(npvOf(one.decision)).toEqual(npvOf(SHIPPED.decision));
    const program = { name: 'discovery', version: '0.0.0' };
    const report = buildReport({ decision: one.decision, charts: [], readings: one.study.readings, program });
    expect(report.sections.map(({ id }) => id)).not.toContain('reading');
    expect(JSON.stringify(report).includes('other reading')).toBe(false);
  });
});
