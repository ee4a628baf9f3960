import type { Assumption, AssumptionRow } from '../core/assumption.ts';
import { fail, type Issue } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { present } from '../core/present.ts';
import type { Model, Parameter, ReadingName } from '../language/model.ts';
import { formatUnit } from '../language/parseUnit.ts';
import { slotId } from '../language/slots.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import { powerOf } from '../language/unit.ts';
import { type Distribution, distributionProblem } from '../numeric/distribution.ts';
import { pow } from '../numeric/elementary/powers.ts';
import { throwIssues } from '../tables/cell.ts';
import { densityLayers } from './densityLayers.ts';
import { factsOf } from './facts.ts';
import type { Layer } from './layer.ts';
import { checkOverrideUnit } from './overrideUnit.ts';
import type { Study } from './study.ts';
import { rangeProblem } from './valueRange.ts';
import { checkWords, readingLayers } from './words.ts';

/** What a run assumes: the layers that say it, later ones win. */
export interface AssumptionSource {
  readonly model: Model;
  readonly study: Study;
  readonly marketplace: Marketplace;
  readonly reading: ReadingName;
  /** `--set`: fixed values by slot id or parameter name. */
  readonly set: ReadonlyMap<string, number>;
  /** `--hold`: the same, of values that nothing is learnt with. */
  readonly held?: ReadonlyMap<string, number>;
  /** What the study itself says about the start; `factsOf` unless month 0 is the first month of its history. */
  readonly facts?: (study: Study, model: Model) => Layer[];
}

/**
 * One assumption for each parameter slot of the model, in slot order. Layers, weakest first: named densities, the register, the words of
 * the channel table in this reading, the marketplace, product.csv, history.csv, the study's assumptions.csv, `--set`, `--hold`.
 * Money in US dollars is converted to the study's currency.
 */
export function resolveAssumptions(source: AssumptionSource): Assumption[] {
  const { model } = source;
  checkWords(model);
  const layers = layersOf(source);
  checkNames(layers, model);
  refuseResiduals(layers, model);
  for (const row of source.study.overrides) checkOverrideUnit(row, model, source.study.product.currency);
  const strongest = new Map<string, Layer>();
  for (const layer of layers) for (const id of slotsMeant(layer.row, model)) strongest.set(id, layer);
  const slots = [...model.parameters.values()].flatMap((parameter) =>
    membersOf(parameter, model).map((member) => ({
      parameter,
      member,
      layer: strongest.get(slotId(parameter.name, member?.id)),
    })),
  );
  throwIssues(slots.flatMap(({ parameter, member, layer }) => (layer ? [] : [missingValue(parameter, member?.id)])));
  return slots.flatMap(({ layer, ...slot }) => (layer ? [assumptionOf({ ...slot, layer, source })] : []));
}

function layersOf({ model, study, marketplace, reading, set, held = NONE, facts = factsOf }: AssumptionSource): Layer[] {
  const defaultsFirst = [...model.assumptions].sort((a, b) => Number(a.member !== '') - Number(b.member !== ''));
  return [
    ...densityLayers(model),
    ...residualLayers(model),
    ...defaultsFirst.map((row) => ({ row, origin: 'register' })),
    ...model.readings.filter((entry) => entry.reading === reading).flatMap((entry) => readingLayers(entry, model)),
    ...marketplaceLayers(marketplace, model),
    ...facts(study, model),
    ...study.overrides.map((row) => ({ row, origin: row.place.file })),
    ...[...set].map((one) => flagLayer(one, '--set')),
    ...[...held].map((one) => flagLayer(one, HELD)),
  ];
}

/** Where an assumption is from that is held. */
export const HELD = '--hold';

const NONE: ReadonlyMap<string, number> = new Map();

const NO_CALIBRATION = 'no calibration';

/** Nothing is left of the actuals until a calibration says what. */
function residualLayers({ observations }: Model): Layer[] {
  return [...observations.values()].flatMap(({ residual, place }) => {
    if (residual === undefined) return [];
    const value = { name: residual, member: '', unit: '1', shape: 'fixed', low: 0, mid: 0, high: 0 } as const;
    const texts = { asOf: '', source: NO_CALIBRATION, grade: 'input', note: 'Set by a calibration.' };
    return [{ row: { ...value, ...texts, place }, origin: place.file }];
  });
}

/** What holds in the marketplace. */
function marketplaceLayers({ id, sets, asOf, source, grade, note, line }: Marketplace, { markets, parameters }: Model): Layer[] {
  return [...sets].map(([name, quantiles]) => {
    const shape = quantiles.low === quantiles.high ? ('fixed' as const) : ('normal' as const);
    const { file } = present(markets, 'table of marketplaces');
    const unit = formatUnit(parameters.get(name)?.unit ?? new Map());
    const row = { name, member: '', unit, shape, ...quantiles, asOf, source: `${source} (${id})`, grade, note };
    return { row: { ...row, place: { file, line } }, origin: file };
  });
}

function flagLayer([id, value]: readonly [id: string, value: number], flag: string): Layer {
  const [name = '', ...member] = id.split('.');
  const fixed = { low: value, mid: value, high: value, shape: 'fixed' } as const;
  const texts = { unit: '', asOf: '', source: 'command line', grade: 'input', note: '' };
  const row: AssumptionRow = { name, member: member.join('.'), ...fixed, ...texts, place: { file: flag } };
  return { row, origin: flag };
}

function checkNames(layers: readonly Layer[], model: Model): void {
  for (const { row } of layers) {
    const parameter = model.parameters.get(row.name);
    const now = model.words.get('Former names')?.find((item) => item.startsWith(`${row.name}: `));
    if (!parameter && now !== undefined)
      fail({
        opening: 'invalid',
        message: `parameter "${row.name}": the model has it no longer`,
        place: row.place,
        advice: now.slice(row.name.length + 2),
      });
    if (!parameter)
      fail({
        opening: 'unknown',
        message: `parameter "${row.name}"`,
        place: row.place,
        advice: suggest(row.name, [...model.parameters.keys()], '"discovery explain" shows all'),
      });
    if (row.member === '') continue;
    const members = membersOf(parameter, model).flatMap((member) => (member ? [member.id] : []));
    if (members.length === 0)
      fail({
        opening: 'invalid',
        message: `member "${row.member}" of "${row.name}"`,
        place: row.place,
        advice: `"${row.name}" has no members: leave the member out.`,
      });
    if (!members.includes(row.member))
      fail({
        opening: 'unknown',
        message: `member "${row.member}" of "${row.name}"`,
        place: row.place,
        advice: suggest(row.member, members),
      });
  }
}

/** What the last actual month left is measured, never assumed. */
function refuseResiduals(layers: readonly Layer[], { observations }: Model): void {
  const residuals = new Set([...observations.values()].map(({ residual }) => residual));
  const stated = layers.find(({ row }) => residuals.has(row.name) && row.source !== NO_CALIBRATION);
  if (stated)
    fail({
      opening: 'invalid',
      message: `parameter "${stated.row.name}": it is what the last actual month leaves`,
      place: stated.row.place,
      advice: 'Leave it out: a calibration sets it.',
    });
}

function slotsMeant(row: AssumptionRow, model: Model): string[] {
  const parameter = model.parameters.get(row.name);
  if (!parameter) return [];
  if (row.member !== '') return [slotId(row.name, row.member)];
  return membersOf(parameter, model).map((member) => slotId(row.name, member?.id));
}

interface NamedMember {
  readonly id: string;
  readonly label: string;
}

function membersOf(parameter: Parameter, model: Model): (NamedMember | undefined)[] {
  return parameter.over === undefined ? [undefined] : [...(model.dimensions.get(parameter.over)?.members ?? [])];
}

function assumptionOf({
  parameter,
  member,
  layer,
  source,
}: {
  parameter: Parameter;
  member: NamedMember | undefined;
  layer: Layer;
  source: AssumptionSource;
}): Assumption {
  const { row, origin, density } = layer;
  const distribution = checkedDistribution(row, parameter);
  const rate = exchangeRate(row, parameter, source);
  return {
    id: slotId(parameter.name, member?.id),
    name: parameter.name,
    ...(member && { member: member.id }),
    label: member ? `${parameter.label}, ${member.label}` : parameter.label,
    unit: formatUnit(parameter.unit).replace('money', source.study.product.currency),
    shape: distribution.shape,
    low: distribution.low * rate,
    mid: distribution.mid * rate,
    high: distribution.high * rate,
    ...(density && { density }),
    asOf: row.asOf,
    source: row.source,
    grade: row.grade,
    note: row.note,
    origin,
  };
}

function checkedDistribution(row: AssumptionRow, parameter: Parameter): Distribution {
  const distribution: Distribution = { shape: row.shape, low: row.low, mid: row.mid, high: row.high };
  const problem = distributionProblem(distribution);
  if (problem)
    fail({
      opening: 'invalid',
      message: `quantiles of "${parameter.name}": ${problem}`,
      place: row.place,
      advice: 'Correct low (P10), mid (P50) and high (P90).',
    });
  const stray = parameter.range && rangeProblem(parameter.range, distribution);
  if (stray)
    fail({
      opening: 'invalid',
      message: `value of "${parameter.name}"${row.member === '' ? '' : ` for "${row.member}"`}: ${stray.message}`,
      place: row.place,
      advice: stray.advice,
    });
  return distribution;
}

/** 1, or the study's currency for a US dollar (to the power that money has) where the row is in US dollars. */
function exchangeRate(row: AssumptionRow, parameter: Parameter, { study, marketplace }: AssumptionSource): number {
  const power = powerOf(parameter.unit, 'money');
  if (!/\bUSD\b/.test(row.unit) || power === 0 || study.product.currency === 'USD') return 1;
  const rate =
    study.product.usdRate?.value ?? (study.product.currency === marketplace.currency ? marketplace.usdRate : undefined);
  if (rate !== undefined && rate > 0) return pow(rate, power);
  return fail({
    opening: 'missing',
    message: `exchange rate: "${row.name}" is in US dollars, the study in ${study.product.currency}`,
    place: { file: study.product.file },
    advice: 'Add a row "usd_rate" with the units of your currency for one US dollar.',
  });
}

function missingValue(parameter: Parameter, member: string | undefined): Issue {
  const id = slotId(parameter.name, member);
  return {
    opening: 'missing',
    message: `value for "${id}"`,
    advice:
      `Give it a row in an assumptions.csv, a fact of product.csv that sets it, or a density${parameter.about === '' ? '' : `: ${parameter.about}`}.`.replace(
        '..',
        '.',
      ),
  };
}
