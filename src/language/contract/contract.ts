import type { Place } from '../../core/error.ts';
import type { KindName } from '../../tables/kinds.ts';

/*
 * What a model says of itself, so that the engine need not know any of its names: which of its names play which part, what
 * the files of a study hold, and what people are told.
 */

/** The parts that names of a model can play. The engine asks for a part; what has none in a model is left out, and told. */
export interface Roles {
  /** Inputs that a plan without advertising sets to nought. */
  readonly advertising: readonly string[];
  /** Inputs of content money. */
  readonly content: readonly string[];
  /** The dimension that shares are split over. */
  readonly channel?: string;
  /** Variables, by part. */
  readonly variables: ReadonlyMap<VariableRole, string>;
  /** Parameters, by part. */
  readonly parameters: ReadonlyMap<ParameterRole, string>;
}

export interface RoleMeaning {
  readonly about: string;
  /** Whether the variable holds for each channel. */
  readonly byChannel?: true;
}

/** The parts that a variable can play. */
export const VARIABLE_ROLES = {
  share: { about: 'what the brand wins of all there is to win, 0 to 1' },
  paid: { about: 'the part of that share which is bought' },
  part: { about: 'what the brand wins in a channel, as a part of all there is', byChannel: true },
  mix: { about: 'the part of all there is that lies in a channel', byChannel: true },
  mention: { about: 'how often a channel that recommends names the brand', byChannel: true },
  conversion: { about: 'what a win in a channel brings', byChannel: true },
  demand: { about: 'all there is to win' },
  rank: { about: 'the place in a list, 1 is first' },
  click_price: { about: 'advertising money over what it bought' },
  opening_price: { about: 'the same for the first that is bought' },
  bought: { about: 'what advertising bought' },
  attributed: { about: 'sales that are credited to advertising' },
  cost_ratio: { about: 'advertising money over the sales credited to it' },
  total_cost_ratio: { about: 'advertising money over all sales' },
  revenue: { about: 'all sales' },
  gross: { about: 'contribution before what the plans spend' },
  contribution: { about: 'contribution after what the plans spend' },
  cumulative: { about: 'that, added up from the first projected period on' },
  cumulative_cash: { about: 'money in the bank, added up likewise, as it comes in and goes out' },
  value: { about: 'its present value' },
} as const satisfies Readonly<Record<string, RoleMeaning>>;

export type VariableRole = keyof typeof VARIABLE_ROLES;

/** The parts that a parameter can play. */
export const PARAMETER_ROLES = {
  rank_decline: { about: 'the power at which wins fall with the rank' },
  cash_limit: { about: 'how far the cash of a plan may fall behind that of going on as before; 0 where nothing is said' },
} as const satisfies Readonly<Record<string, RoleMeaning>>;

export type ParameterRole = keyof typeof PARAMETER_ROLES;

/** How a number is written for people. */
export const FORMATS = ['percent', 'money', 'price', 'number', 'rank'] as const;
export type Format = (typeof FORMATS)[number];

/** Values for which the equations mean something. */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** Whether `least` and `most` themselves are left out. */
  readonly above: boolean;
  readonly below: boolean;
  /** Whether single draws may lie outside: the model takes care of them. */
  readonly strays: boolean;
}

/** What an input is where no plan has a line for it: its last value, the mean of its last year, what it was a year before, or what `otherwise` says. */
export const AHEAD = ['last', 'mean', 'year', 'otherwise'] as const;
export type Ahead = (typeof AHEAD)[number];

/** What people are told a name is. */
export interface Told {
  /** As a sentence begins, e.g. `Organic rank`. */
  readonly label: string;
  readonly format?: Format;
}

/** A field of product.csv: a fact about the study. */
export interface FactField {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Other words for it. */
  readonly also: readonly string[];
  /** `text` is no number. */
  readonly kind: KindName | 'text';
  readonly needed: 'always' | 'without history' | 'no';
  /** The parameter that it sets, and what the fact is multiplied by for it. */
  readonly sets?: string;
  readonly times: number;
  /** The line whose money a period it states where there is no history. */
  readonly spends?: string;
  /** It holds today: where a history begins it may have been something else. */
  readonly now: boolean;
  /** P90 over P50 of what is stated, and P50 over P10; 1 where it is exact. A history may say otherwise of a fact that is not. */
  readonly loose: number;
  /** What tells it where product.csv does not: the last year of a column of the history, over a number. */
  readonly estimated?: { readonly column: string; readonly over: number };
  /** It is stated so that another fact follows: x / (1 - x) of it, times by how much a column grew over so many periods. */
  readonly odds?: { readonly fact: string; readonly column?: string; readonly lag: number };
  readonly place: Place;
}

/** A column of history.csv, or of `name.member` where it is over a dimension. */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly format?: Format;
  readonly about: string;
  readonly also: readonly string[];
  /** What files called it before, when people took it for something else: read with a note. */
  readonly formerly?: readonly string[];
  /** Absent for a column that is only derived. */
  readonly kind?: KindName;
  readonly needed: boolean;
  /** Columns `name.member`, one for each member of this dimension, and no plain one. */
  readonly over?: string;
  /** The plain column and columns `name.member`: money that is known by member, and the rest. */
  readonly by?: string;
  /** The plan line that its money is. */
  readonly gives?: string;
  /** Grows for a while after the period, as attributed sales do: not final. */
  readonly attributed: boolean;
  /** What it is where the file does not give it: other columns and facts multiplied and divided. */
  readonly derived?: Ratio;
  /** What gives nearly the same where that is not known. */
  readonly otherwise?: Ratio;
  /** The parameter that its first, or last, values set. */
  readonly starts?: string;
  /** The parameter that its parts by member set: how much of it was of each member. */
  readonly parts?: string;
  /** The variable that it measures, said here or by an observation of this name. */
  readonly measures?: string;
  /** The column whose error it strays with: a ratio of what is known to what is measured. */
  readonly strays?: string;
  /** A column that it cannot be above. */
  readonly within?: string;
  /** A fact that its months, of the last year on average, cannot be a larger part of. */
  readonly most?: { readonly fact: string; readonly part: number };
  readonly place: Place;
}

/** Names multiplied and divided: `ad_spend / ad_clicks`. */
export interface Ratio {
  readonly text: string;
  readonly over: readonly string[];
  readonly under: readonly string[];
}

/** A line of a plan. Every input is a line of its own name; what is declared adds words and spreads. */
export interface Line {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly also: readonly string[];
  readonly needed: boolean;
  /** The input that it is; absent for a line that spreads over others. */
  readonly gives?: string;
  /** The dimension of that input: lines are `name.member`. */
  readonly over?: string;
  /** By input, the numeric column of its dimension's file that says how much each member takes of the money. */
  readonly spreads: ReadonlyMap<string, string>;
  readonly place: Place;
}

/** What `share_of_line` of a test is a share of: of the line's money, of which only so much was changed; or of the effect, where all the money was and so much of what it does was met. */
export const SHARED = ['money', 'effect'] as const;

/** A kind of test that experiments.csv may name. */
export interface ExperimentKind {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly also: readonly string[];
  readonly shareOf: (typeof SHARED)[number];
  /** What the money that is tested is multiplied by where the file does not say. */
  readonly factor?: number;
  readonly place: Place;
}

/** How the periods of a test are taken together: amounts summed, rates on average, or the logarithm of how many times as much, on average. */
export const TAKEN = ['sum', 'mean', 'log ratio'] as const;
export type Taken = (typeof TAKEN)[number];

/** What a test may measure: `name`, or `name.member` where its variable is over a dimension. */
export interface Outcome {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly also: readonly string[];
  /** The variable. */
  readonly of: string;
  readonly over?: string;
  readonly taken: Taken;
  readonly place: Place;
}

/** A test that could be made before choosing: what it would measure, how well, and what it costs. */
export interface CostedTest {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** A kind of test, a line and an outcome, as a test that was made names them. */
  readonly like: string;
  readonly line: string;
  readonly outcome: string;
  /** How much of the line, or of what it does, is tested. */
  readonly share: number;
  /** How many periods it lasts, and of how many measurements it is, one after the other. */
  readonly months: readonly number[];
  readonly counts: readonly number[];
  /** Variables: the standard error of one measurement in a period, which falls with their number, and what of it does not. */
  readonly error: string;
  readonly floor?: string;
  /** Parameters: money for the test, and for each measurement. */
  readonly fee?: string;
  readonly each?: string;
  readonly place: Place;
}

/** A way of putting numbers to the words of a table of words. */
export interface ReadingNameDeclared {
  readonly name: string;
  readonly label: string;
  readonly about: string;
}

/** Posterior medians outside which a parameter is hard to believe, and what that would mean. */
export interface Plausible {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly low: string;
  readonly high: string;
}

/** A table of places with their currency, exchange rate and parameters. */
export interface MarketsDeclared {
  readonly file: string;
  /** By prefix of the columns `_low`, `_mid`, `_high`, the parameter that they set. */
  readonly sets: ReadonlyMap<string, string>;
}

export interface Contract {
  readonly roles: Roles;
  readonly facts: ReadonlyMap<string, FactField>;
  readonly columns: ReadonlyMap<string, Column>;
  readonly lines: ReadonlyMap<string, Line>;
  /** None where the model knows no tests. */
  readonly experiments: ReadonlyMap<string, ExperimentKind>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly tests: ReadonlyMap<string, CostedTest>;
  /** None where the model has no table of words; the first one is used unless another is asked for. */
  readonly readingNames: readonly ReadingNameDeclared[];
  /** Variables whose bands a report shows: those listed, and what plays revenue, gross and contribution. */
  readonly shown: readonly string[];
  readonly plausible: readonly Plausible[];
  readonly markets?: MarketsDeclared;
}
