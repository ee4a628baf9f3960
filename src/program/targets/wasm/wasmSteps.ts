import type { Scalar, Step } from '../../program.ts';
import { type Code, code, END, get, IF, INTEGER, loadInteger, PAIR, set, storeFirst, storePair, whole } from './wasmCodes.ts';
import { spread } from './wasmDelays.ts';
import { DOUBLE_BYTES, HEAD, PAIR_BYTES, ROW_BYTES } from './wasmMemory.ts';
import { operate, pathRow } from './wasmOperations.ts';
import { BEGINS, isEndOf, type Piece } from './wasmPieces.ts';
import { at, mask, newLocal, operationAt, type Sheet, TOLD, value } from './wasmSheet.ts';

/** The lines of a function: its steps and, where it is the section's last, what follows them. */
export function write(sheet: Sheet, { steps, isLast }: Piece): Code {
  return code(...steps.map((step) => writeStep(sheet, step)), isLast ? tail(sheet) : []);
}

function writeStep(sheet: Sheet, step: Step): Code {
  switch (step.kind) {
    case 'compute':
      return compute(sheet, step.scalar);
    case 'branch':
      return branch(sheet, step);
    case 'record': {
      const history = sheet.program.histories[step.history];
      if (history === undefined) throw new Error(`no history ${step.history}`);
      return code(get(TOLD.history), value(sheet, history.current), storePair(step.history * PAIR_BYTES));
    }
  }
}

function compute(sheet: Sheet, scalar: Scalar): Code {
  const operation = operationAt(sheet, scalar);
  switch (operation.kind) {
    case 'constant':
      return [];
    case 'carried':
    case 'final':
      return keep(sheet, scalar);
    case 'spread':
      return spread(sheet, operation);
    default: {
      const computed = operate(sheet, operation);
      const local = newLocal(sheet);
      sheet.locals.set(scalar, local);
      return code(computed, set(local), keep(sheet, scalar));
    }
  }
}

/** For other functions, and for the way back. */
function keep(sheet: Sheet, scalar: Scalar): Code {
  const left = sheet.places.left.get(scalar);
  const column = sheet.section === 'later' ? sheet.taped.get(scalar) : undefined;
  return code(
    left === undefined ? [] : code(whole(0), value(sheet, scalar), storePair(left)),
    column === undefined ? [] : code(get(TOLD.tape), value(sheet, scalar), storePair(column * PAIR_BYTES)),
  );
}

/** Each side is computed where either draw wants it; each draw takes its own. */
function branch(sheet: Sheet, { condition, scalars, yes, no }: Extract<Step, { kind: 'branch' }>): Code {
  const chosen = newLocal(sheet);
  const start = code(mask(sheet, condition), set(chosen));
  const side = (steps: readonly Step[], which: 'yes' | 'no'): { readonly locals: readonly number[]; readonly lines: Code } => {
    const inside = { ...sheet, within: [...sheet.within, { mask: chosen, side: which }] };
    const lines = code(...steps.map((step) => writeStep(inside, step)));
    const results = scalars.map((scalar) => {
      const operation = operationAt(sheet, scalar);
      if (operation.kind !== 'select') throw new Error('only a select has sides');
      const local = newLocal(sheet);
      return { local, line: code(value(inside, operation[which]), set(local)) };
    });
    return { locals: results.map(({ local }) => local), lines: code(lines, ...results.map(({ line }) => line)) };
  };
  const [first, second] = [side(yes, 'yes'), side(no, 'no')];
  const choices = scalars.map((scalar, index) => {
    const local = newLocal(sheet);
    sheet.locals.set(scalar, local);
    const either = [first, second].map(({ locals }) => get(locals[index] ?? Number.NaN));
    return code(...either, get(chosen), PAIR.choose, set(local), keep(sheet, scalar));
  });
  return code(
    code(start, get(chosen), PAIR.any, IF, first.lines, END),
    code(get(chosen), PAIR.all, INTEGER.equalsZero, IF, second.lines, END),
    ...choices,
  );
}

/** What follows the steps of a section. */
function tail(sheet: Sheet): Code {
  const { section, program } = sheet;
  const tabulated = program.tabulated.map((scalar, column) =>
    code(get(TOLD.monthly), value(sheet, scalar), storeFirst(column * DOUBLE_BYTES)),
  );
  return code(
    ...(section === 'months' ? tabulated : []),
    section === 'first' || section === 'later' ? results(sheet, section) : [],
    section === 'end' || section === 'finish' ? ends(sheet, section) : [],
    section === 'back' || section === 'finish' ? pathSlopes(sheet, section) : [],
    begins(sheet),
    moves(sheet),
  );
}

/** One plane of draws after the other: by output, then by month. */
function results(sheet: Sheet, when: 'first' | 'later'): Code {
  const place = newLocal(sheet, 0x7f);
  const month = code(get(TOLD.month), whole(ROW_BYTES), INTEGER.times);
  const start = code(at(loadInteger(HEAD.out)), get(TOLD.draw), INTEGER.add, month, INTEGER.add, set(place));
  const plane = code(get(place), at(loadInteger(HEAD.planeBytes)), INTEGER.add, set(place));
  const written = sheet.program.results.map((result, index) =>
    code(index === 0 ? start : plane, get(place), value(sheet, result[when]), storePair(0)),
  );
  return code(...written);
}

function ends(sheet: Sheet, section: 'end' | 'finish'): Code {
  const { program, places } = sheet;
  return code(
    ...program.ends.map((scalar, index) =>
      isEndOf(program, scalar, section)
        ? code(get(TOLD.draw), value(sheet, scalar), storePair(places.ends + index * ROW_BYTES))
        : [],
    ),
  );
}

function pathSlopes(sheet: Sheet, section: 'back' | 'finish'): Code {
  const month = section === 'back' ? 'later' : 'first';
  return code(
    ...sheet.program.pathSlopes.map((slopes, path) =>
      code(pathRow(HEAD.shockSlopes, path, month), value(sheet, slopes[month]), storePair(0)),
    ),
  );
}

const cellAt = ({ places }: Sheet, index: number): number => places.cells + index * PAIR_BYTES;

/** What month 0, or the end, leaves to the months. */
function begins(sheet: Sheet): Code {
  const { carried, histories } = sheet.program;
  return code(
    ...carried.map((cell, index) =>
      BEGINS[cell.section] === sheet.section ? code(whole(0), value(sheet, cell.first), storePair(cellAt(sheet, index))) : [],
    ),
    ...histories.map((history, index) =>
      BEGINS[history.section] === sheet.section
        ? code(get(TOLD.history), value(sheet, history.first), storePair(index * PAIR_BYTES))
        : [],
    ),
  );
}

/** At the end of a month all carried values move on together: one that takes over another is read before any is set. */
function moves(sheet: Sheet): Code {
  const moving = sheet.program.carried.flatMap(({ section, next }, index) =>
    section === sheet.section ? [{ index, next }] : [],
  );
  const early = new Map(
    moving.flatMap(({ index, next }) => (operationAt(sheet, next).kind === 'carried' ? [[index, newLocal(sheet)] as const] : [])),
  );
  return code(
    ...moving.map(({ index, next }) => (early.has(index) ? code(value(sheet, next), set(early.get(index) ?? Number.NaN)) : [])),
    ...moving.map(({ index, next }) => {
      const local = early.get(index);
      return code(whole(0), local === undefined ? value(sheet, next) : get(local), storePair(cellAt(sheet, index)));
    }),
  );
}
