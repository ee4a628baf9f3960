import type { Contract } from '../language/contract/contract.ts';
import type { History } from './study.ts';

/** Names of the columns whose money is advertising: those that give an input with that part. */
export function advertisingColumns({ roles, lines, columns }: Pick<Contract, 'roles' | 'lines' | 'columns'>): string[] {
  const isAdvertising = (line: string | undefined): boolean => {
    const input = line === undefined ? undefined : lines.get(line)?.gives;
    return input !== undefined && roles.advertising.includes(input);
  };
  return [...columns.values()].filter(({ gives }) => isAdvertising(gives)).map(({ name }) => name);
}

/** Advertising money by month, all columns of it added up; undefined where the history has none. NaN where one is not known. */
export function advertisingMoney(
  history: History,
  model: Pick<Contract, 'roles' | 'lines' | 'columns'>,
): Float64Array | undefined {
  const names = advertisingColumns(model);
  const found = [...history.columns].filter(([name]) => names.includes(name.split('.')[0] ?? name)).map(([, values]) => values);
  if (found.length === 0) return undefined;
  return Float64Array.from(history.months, (_, month) => found.reduce((sum, values) => sum + (values[month] ?? Number.NaN), 0));
}
