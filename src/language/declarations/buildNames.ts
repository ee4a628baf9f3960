import type { Issue } from '../../core/error.ts';
import { attempt, locate } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { NamedThing } from '../equation/equationContext.ts';
import type { Dimension } from '../model.ts';
import { parseUnit } from '../parseUnit.ts';
import { PLAIN, type Unit } from '../unit.ts';
import { type Declarations, readOver } from './readDeclarations.ts';

/** A declaration with its dimension and unit looked up; the unit is undefined where it could not be read. */
interface Measurable {
  readonly name: string;
  readonly over?: string;
  readonly unit: Unit | undefined;
}

/** What a measure may name. */
export interface MeasureScope {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** Base units that the model adds. */
  readonly units: readonly string[];
}

/** The dimension and unit that a declaration names. */
export function readMeasure(declared: Declared, { dimensions, units }: MeasureScope, issues: Issue[]): Measurable {
  const over = readOver(declared, dimensions, issues);
  const written = declared.fields.get('unit');
  const unit = written && written.text !== '' ? attempt(written, issues, (text) => parseUnit(text, units)) : undefined;
  return { name: declared.name.text, ...(over !== undefined && { over }), unit };
}

/** What every name of the model stands for in an equation, the numeric columns of the dimensions' files among them. */
export function buildNames(declarations: Declarations, scope: MeasureScope, issues: Issue[]): Map<string, NamedThing> {
  const names = new Map<string, NamedThing>();
  const add = (declared: readonly Declared[], of: NamedThing['of']): void => {
    for (const one of declared) {
      const { name, ...measure } = readMeasure(one, scope, issues);
      names.set(name, { of, ...measure });
    }
  };
  add(declarations.inputs, 'input');
  add(declarations.parameters, 'parameter');
  add(declarations.tables, 'table');
  add(declarations.variables, 'variable');
  for (const declared of declarations.dimensions) addConstants(declared, { names, dimensions: scope.dimensions, issues });
  return names;
}

interface Names {
  readonly names: Map<string, NamedThing>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly issues: Issue[];
}

function addConstants({ name, fields }: Declared, { names, dimensions, issues }: Names): void {
  for (const column of dimensions.get(name.text)?.constants.keys() ?? []) {
    const file = fields.get('file');
    if (names.has(column)) {
      issues.push({
        opening: 'invalid',
        message: `column "${column}" of ${file?.text}: the name stands for something else already`,
        ...locate(file ?? name),
        advice: 'Rename the column or the other.',
      });
    }
    names.set(column, { of: 'constant', over: name.text, unit: PLAIN });
  }
}
