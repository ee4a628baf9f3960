import type { AssumptionRow } from '../core/assumption.ts';
import type { Step } from '../core/calendar.ts';
import type { Place } from '../core/error.ts';
import type { Ahead, Contract, Format, Range } from './contract/contract.ts';
import type { Density } from './densities/density.ts';
import type { Expression } from './expression.ts';
import type { Marketplace } from './tables/marketplaces.ts';
import type { Words } from './tables/readWords.ts';
import type { Unit } from './unit.ts';

/** A checked model: every name resolved, every unit agreed, the order of evaluation found. */
export interface Model extends Contract {
  readonly file: string;
  /** How far the clock moves at a time. */
  readonly step: Step;
  /** What the model calls itself. */
  readonly name: string;
  /** What people are told beside the numbers, by heading. */
  readonly words: Words;
  /** What the table under `markets` holds; empty where the model has none. */
  readonly marketplaces: readonly Marketplace[];
  /** Base units beside those of every model. */
  readonly units: readonly string[];
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** Dimensions whose members a study chooses. */
  readonly open: readonly OpenDimension[];
  readonly inputs: ReadonlyMap<string, Input>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Parameters over months, each of which is a variable of this name too. */
  readonly paths: ReadonlyMap<string, Path>;
  readonly tables: ReadonlyMap<string, DatedTable>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Variable names in an order in which each comes after those it needs in the same month. */
  readonly order: { readonly first: readonly string[]; readonly later: readonly string[] };
  /** The channel table's words, as written, for `explain` and the report. */
  readonly channelTable: ChannelTable;
  /** The register: quantiles, source and grade of every parameter that does not come from a word or a study. */
  readonly assumptions: readonly AssumptionRow[];
  /** What the words mean in numbers, for every reading. */
  readonly readings: readonly Reading[];
  /** What history measures, by its column; empty where the model says nothing. */
  readonly observations: ReadonlyMap<string, Observation>;
}

/** A dimension whose members a study chooses: those that a column of its history tells apart. */
export interface OpenDimension {
  readonly name: string;
  /** What its members are, as a sentence begins. */
  readonly label: string;
  /** The column, `name` and `name.member`. */
  readonly column: string;
  /** That column, and the others that are told by its members. */
  readonly told: readonly string[];
  /** What would tell them apart, in words. */
  readonly toldBy?: string;
  /** Rows of the register that speak of single members, of parameters that a study without them has too. */
  readonly apart: readonly AssumptionRow[];
  /** Every member of its table. */
  readonly members: readonly Member[];
  /** The member that takes what the others leave of the whole. */
  readonly rest?: string;
  /** Ids of the members that this study has; absent where it has none, and the dimension is not there. */
  readonly chosen?: readonly string[];
}

/** A set of members, e.g. the channels. */
export interface Dimension {
  readonly name: string;
  readonly members: readonly Member[];
  /** The dimension whose members own these (signal → channel). */
  readonly within?: string;
  /** Numeric columns of the dimension's file: one number a member, in member order. */
  readonly constants: ReadonlyMap<string, readonly number[]>;
}

export interface Member {
  /** Stable id, e.g. `alexa_for_shopping`. */
  readonly id: string;
  /** As the file writes it. */
  readonly label: string;
  /** Id of the owner, where the dimension lies within another. */
  readonly owner?: string;
}

/** A series that the study or the plan supplies, a number a month (and member). */
export interface Input {
  readonly name: string;
  readonly over?: string;
  readonly unit: Unit;
  readonly about: string;
  readonly label: string;
  readonly format?: Format;
  /** What holds where no plan has a line for it; absent means that a plan must have one, unless it is money. */
  readonly ahead?: Ahead;
  /** What it is where neither history nor plan says: the first of these facts that the product states, or a number. */
  readonly otherwise?: readonly (string | number)[];
  readonly place: Place;
}

/** A number that is uncertain and constant in time: one slot a member. */
export interface Parameter {
  readonly name: string;
  readonly over?: string;
  readonly unit: Unit;
  readonly about: string;
  readonly label: string;
  readonly format?: Format;
  /** Values for which the equations mean something; any finite number where absent. */
  readonly range?: Range;
  readonly place: Place;
  readonly symbol?: string;
  /** What would tell its value: a test or a record of the reader's own, in words that follow "ask". */
  readonly toldBy?: string;
  /** A natural logarithm of how many times: people are told of those. */
  readonly isLogarithm?: boolean;
  /** Of the market, not of one product: what is not known about it is the same for all products of an account. */
  readonly isShared?: boolean;
  /** Products of an account are alike in it, so that they teach each other. */
  readonly isPooled?: boolean;
  /** A named distribution instead of percentiles in the register. */
  readonly density?: Density;
}

/** How a parameter over months moves: back to 0 by a part of itself (AR(1)), as a random walk, or anew each month. */
export const PATH_KINDS = ['ar1', 'level', 'independent'] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** What a parameter over months does after the last actual month: it is drawn on, or no shock is added, so that it fades or holds. */
export const PATH_AHEAD = ['drawn', 'fades', 'holds'] as const;
export type PathAhead = (typeof PATH_AHEAD)[number];

/** A parameter over months: what the model adds of it to a variable whose equation says how it moves. */
export interface Path {
  readonly name: string;
  readonly label: string;
  readonly kind: PathKind;
  readonly ahead: PathAhead;
  /** Parameter: standard deviation, of a level that of a month's step. */
  readonly spread: string;
  /** Parameter: part that is left a month later; of `ar1` only. */
  readonly persistence?: string;
  /** The column whose measurements tell each month's value closely: with it the sampler moves over values, not over shocks. */
  readonly toldBy?: string;
  readonly place: Place;
}

/** A dated series by marketplace, e.g. the season. The text of models/discovery/season.csv. */
export interface DatedTable {
  readonly name: string;
  readonly unit: Unit;
  readonly label: string;
  readonly about: string;
  readonly rows: readonly DatedRow[];
  /** Columns of the history that tell its calendar months, best first; empty where none does. */
  readonly correctedBy: readonly string[];
  /** Columns of the history that forecasting rules estimate the season from, where the model itself learns it with all else. */
  readonly estimatedBy?: readonly string[];
  readonly place: Place;
}

export interface DatedRow {
  /** A marketplace, or `*`. */
  readonly marketplace: string;
  /** `YYYY-MM`, or `*-MM` for every year. */
  readonly month: string;
  readonly value: number;
  readonly source: string;
  readonly grade: string;
  readonly note: string;
  readonly place: Place;
}

export interface Variable {
  readonly name: string;
  readonly over?: string;
  readonly unit: Unit;
  readonly about: string;
  readonly label: string;
  readonly format?: Format;
  /** The section of the model file that it stands in. */
  readonly section: string;
  readonly source?: string;
  /** The text as written, for people. */
  readonly text: { readonly equals: string; readonly starts?: string };
  readonly equals: Expression;
  /** Month 0; absent means that `equals` holds in month 0 too. */
  readonly starts?: Expression;
  readonly place: Place;
}

/** How a measured series strays from its variable: on the logarithm, on its own scale, or as a count of yes among trials. */
export const OBSERVATION_ERRORS = ['lognormal', 'normal', 'count'] as const;
export type ObservationError = (typeof OBSERVATION_ERRORS)[number];

/** A column of the history, `name` or `name.member`, that measures a variable with an error. */
export interface Observation {
  readonly name: string;
  readonly over?: string;
  /** The variable, over the same dimension. */
  readonly of: string;
  readonly error: ObservationError;
  /** Parameter: standard deviation of the error; for a count the correlation of answers, 0 (independent) to 1. */
  readonly spread: string;
  /** Parameter: correlation of the error with that of the month before; absent means none. */
  readonly persistence?: string;
  /** Degrees of freedom of Student's t, where single months may stray far; absent for normal errors. */
  readonly tails?: number;
  /** Parameter that takes the error of the last actual month, so that a projection joins the actuals; 0 where nothing was calibrated. */
  readonly residual?: string;
  /** Columns whose product is the number of trials of a count. */
  readonly trials: readonly string[];
  /** Where a column of the history is less than `least`, neither the month nor `settles` months after it are measurements; where it says nothing, they are. */
  readonly where?: { readonly column: string; readonly least: number; readonly settles: number };
  readonly about: string;
  readonly place: Place;
}

export interface ChannelTable {
  /** Where it stands; '' where the model has none. */
  readonly file: string;
  /** The dimension whose members the table describes. */
  readonly dimension: string;
  readonly attributes: readonly string[];
  /** By channel id: the words, in the order of `attributes`. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/** One of the model's `readings`. */
export type ReadingName = string;

/** A row of readings.csv: a word under an attribute of the channel table, as numbers for one parameter. */
export interface Reading {
  readonly attribute: string;
  readonly word: string;
  /** A channel id, or '' for every channel that has the word. */
  readonly channel: string;
  readonly reading: ReadingName;
  readonly assumption: AssumptionRow;
}
