import type { Day } from '../core/day.ts';
import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Progress } from '../core/progress.ts';
import { membersOf } from '../language/loadModel.ts';
import type { Model } from '../language/model.ts';
import { historyColumns } from '../study/historyColumns.ts';
import type { JoinedHistory } from '../study/joined.ts';
import type { Product } from '../study/study.ts';
import type { ExportFile } from '../tables/byteSource.ts';
import type { Place } from './amazonMarketplaces.ts';
import type { ExportContext } from './canonical.ts';
import type { FileWords } from './fileWords.ts';
import { adClassReader } from './join/adClass.ts';
import type { ClickCurve, ModelSide } from './join/claimOf.ts';
import type { Open } from './join/joinContext.ts';
import { joinExports } from './join/joinExports.ts';
import { openExport } from './openExport.ts';
import { productWords } from './productWords.ts';

export interface ImportSource {
  readonly files: readonly ExportFile[];
  readonly product: Product;
  readonly model: Model;
  readonly words: FileWords;
  /** What messages call the files together. */
  readonly place: string;
  /** The day on which the files are read, where it is known. */
  readonly today?: Day;
  /** How a file is recognised. */
  readonly open?: Open;
}

/** Exports as people download them → a monthly history, with the account of every row. */
export function importExports(
  { files, product, model, words, place, today, open = openExport }: ImportSource,
  progress: Progress,
): Promise<JoinedHistory> {
  requireMonths(model);
  const { marketplace, currency } = product;
  const study = { marketplace, places: placesOf(model), currency, ...priceOf(product), ...words, ...productWords(product) };
  const adClass = adClassOf(model, study);
  return joinExports(files, {
    study,
    ...modelSide(model, product),
    ...(adClass && { adClass }),
    place,
    ...(today === undefined ? {} : { today }),
    open,
    progress: (done, file) => progress(done, `reading ${file}`),
  });
}

/** How advertising is told apart; undefined where the model has no classes for it, or neither names nor rules tell any. Errors: a rule of a class that is none. */
function adClassOf(model: Model, study: ExportContext): ModelSide['adClass'] {
  const told = model.open.find(({ column }) => column === 'ad_spend');
  const { brand, otherNames = [], asins = [], rivals = [], campaignRules: rules = [] } = study;
  if (!told || (brand === undefined && rules.length === 0)) return undefined;
  const classes = new Set(told.members.map(({ id }) => id));
  const odd = rules.find((rule) => !classes.has(rule.class));
  if (odd)
    fail({
      opening: 'unknown',
      message: `class "${odd.class}" of campaigns`,
      place: { file: 'formats.csv' },
      advice: suggest(odd.class, [...classes]),
    });
  const own = brand === undefined ? [] : [brand, ...otherNames, ...asins];
  return adClassReader({ names: { own, rivals }, rules, classes });
}

function requireMonths({ step, file }: Model): void {
  if (step === 'month') return;
  const message = 'use of exports: they are joined by the month, and the model moves by the week';
  fail({ opening: 'invalid', message, place: { file }, advice: 'Write the weeks into history.csv, a row a week.' });
}

/** What an account of Amazon's knows of the model: its channels and signals, and clicks by rank as the assumptions put them. */
function modelSide(model: Model, product: Product): ModelSide {
  const curve = clickCurve(model);
  const facts = new Map([...model.facts.keys()].map((name) => [name, product.facts.get(name)?.value]));
  const columns = new Set(historyColumns(model).keys());
  return { columns, facts, channels: membersOf(model, 'channel'), signals: membersOf(model, 'signal'), ...(curve && { curve }) };
}

function priceOf({ facts }: Pick<Product, 'facts'>): { readonly price?: number } {
  const price = facts.get('price')?.value;
  return price === undefined ? {} : { price };
}

/** The model's marketplaces as exports may write them. */
function placesOf({ marketplaces }: Model): readonly Place[] {
  return marketplaces.map(({ id, label, also, dateOrder }) => ({
    code: id,
    names: [id, label, ...also].map((name) => name.toLowerCase()),
    ...(dateOrder && { order: dateOrder }),
  }));
}

/** Clicks by rank as parts of those of the first place, by the median of the parameter that has the part of their decline; undefined for a model without. */
function clickCurve({ assumptions, roles }: Model): ClickCurve | undefined {
  const name = roles.parameters.get('rank_decline');
  const decline = assumptions.find((row) => row.name === name && row.member === '')?.mid;
  return decline === undefined ? undefined : { top: 1, decline };
}
