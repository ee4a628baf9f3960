import type { Line } from '../language/contract/contract.ts';
import type { Chosen } from '../language/declarations/openDimensions.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import { nameKey } from '../tables/fieldWords.ts';
import { parseTable } from '../tables/parseTable.ts';
import type { TableFile } from '../tables/table.ts';
import { historyColumns, historyDictionary } from './historyColumns.ts';
import { checkJoined, type JoinedHistory } from './joined.ts';
import { historyShape, readHistory } from './readHistory.ts';
import { planShape, readPlan } from './readPlan.ts';
import type { History, Plan } from './study.ts';
import { sortStudyFiles } from './studyFiles.ts';

interface Source {
  readonly name: string;
  readonly folder?: string;
  /** The model with every member of its dimensions. */
  readonly whole: Model;
  /** The history as joined from exports; history.csv wins over it. */
  readonly joined?: JoinedHistory;
}

/**
 * Which members a study has of dimensions whose members it chooses: those that its history or a plan tells money of, and the one for the
 * rest where they leave some. None where the history does not tell them apart. Errors: a history that cannot be read.
 */
export function membersChosen(files: readonly TableFile[], { name, folder = '', whole, joined }: Source): Chosen {
  if (whole.open.length === 0) return new Map();
  const { history, plans } = sortStudyFiles(files, { name, folder });
  const columns = history ? ownColumns(history, whole) : joined && joinedColumns(joined, whole);
  if (!columns) return new Map();
  const model = withoutNeeds(whole);
  const read = [...plans].map(([plan, file]) => readPlan(parseTable(file, planShape({ model })), plan, { model }).plan);
  return spentOn(columns, { whole, plans: read });
}

/** The model as if no line had to be there: which members a plan must tell is not known before they are chosen. */
function withoutNeeds(model: Model): Model {
  const lines = [...model.lines].map(([name, line]): [string, Line] => [name, { ...line, needed: false }]);
  return { ...model, lines: new Map(lines) };
}

/** The columns of a history of its own; undefined where they tell no members. */
function ownColumns(file: TableFile, whole: Model): History['columns'] | undefined {
  const table = parseTable(file, historyShape({ model: whole }));
  const known = historyDictionary(historyColumns(whole));
  const names = table.header.flatMap((header) => known.get(nameKey(header)) ?? []);
  return tellsMembers(names, whole) ? readHistory(table, { model: whole }).history.columns : undefined;
}

function joinedColumns(joined: JoinedHistory, whole: Model): History['columns'] | undefined {
  if (!tellsMembers([...joined.history.columns.keys()], whole)) return undefined;
  return checkJoined(joined, { model: whole }).history.columns;
}

function tellsMembers(columns: readonly string[], { open }: Model): boolean {
  return open.some(({ column, members }) => members.some(({ id }) => columns.includes(slotId(column, id))));
}

/** So little of all that is told of no member makes no member of its own. */
const LITTLE = 0.002;

function sum(values: Float64Array | undefined): number {
  return (values ?? new Float64Array()).reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);
}

function spentOn(
  columns: History['columns'],
  { whole, plans }: { readonly whole: Model; readonly plans: readonly Plan[] },
): Chosen {
  const found = whole.open.map(({ name, column, members, rest }): [string, string[]] => {
    const line = whole.columns.get(column)?.gives ?? column;
    const planned = (id: string): boolean => plans.some(({ lines }) => sum(lines.get(slotId(line, id))?.values) > 0);
    const all = sum(columns.get(column));
    const spent = (id: string): boolean => sum(columns.get(slotId(column, id))) > (id === rest ? LITTLE * all : 0);
    return [name, members.map(({ id }) => id).filter((id) => spent(id) || planned(id))];
  });
  return new Map(found.filter(([, ids]) => ids.length > 0));
}
