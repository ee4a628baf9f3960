import type { At, Operation } from '../../program.ts';
import {
  type Code,
  code,
  DOUBLE,
  doubleOf,
  END,
  get,
  I32,
  IF,
  INTEGER,
  lane,
  loadDouble,
  loadFirst,
  loadInteger,
  loadSecond,
  PAIR,
  set,
  storeDouble,
  tee,
  whole,
  word,
} from './wasmCodes.ts';
import { DOUBLE_BYTES, HEAD, PAIR_BYTES } from './wasmMemory.ts';
import { at, newLocal, type Sheet, TOLD, value } from './wasmSheet.ts';

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;
type Delay = Of<'delayed' | 'delayedInput' | 'delayedSlope' | 'delayedInputSlope' | 'spread'>;

/** What months are read from: where month 0 stands, how far apart months and lanes are, and this month's position as a pair. */
interface Series {
  readonly base: Code;
  readonly step: Code;
  readonly laneBytes: number;
  readonly offset: number;
  readonly position: Code;
}

function seriesOf(sheet: Sheet, operation: Delay): Series {
  const position = (integer: Code): Code => code(integer, DOUBLE.fromInteger, PAIR.splat);
  if (operation.kind === 'delayedInput' || operation.kind === 'delayedInputSlope')
    return {
      base: code(
        at(loadInteger(HEAD.inputs)),
        whole(operation.slot),
        at(loadInteger(HEAD.widthBytes)),
        INTEGER.times,
        INTEGER.add,
      ),
      step: whole(DOUBLE_BYTES),
      laneBytes: 0,
      offset: 0,
      position: position(inputMonth(operation.at)),
    };
  const rows = operation.kind === 'spread' ? HEAD.shares : HEAD.history;
  return {
    base: at(loadInteger(rows)),
    step: whole(sheet.program.histories.length * PAIR_BYTES),
    laneBytes: DOUBLE_BYTES,
    offset: operation.history * PAIR_BYTES,
    position: position(get(TOLD.month)),
  };
}

/** A month's place in an input, which begins with the lead. */
export function inputMonth(month: At): Code {
  const lead = at(loadInteger(HEAD.lead));
  return month === 'first' ? lead : code(lead, get(TOLD.month), INTEGER.add);
}

interface Found {
  readonly series: Series;
  /** Locals: the delay; the month that is read; the part of the way to the one after it. */
  readonly months: number;
  readonly month: number;
  readonly part: number;
}

/** Which month is read, and the part of the way to the one after it. */
function find(sheet: Sheet, operation: Delay): readonly [Found, Code] {
  const series = seriesOf(sheet, operation);
  const [months, month, part] = [newLocal(sheet), newLocal(sheet), newLocal(sheet)];
  const found = code(
    code(value(sheet, operation.months), set(months)),
    code(sheet.pool.pair(0), series.position, get(months), PAIR.subtract, PAIR.max, series.position),
    code(get(months), sheet.pool.pair(0), PAIR.greater, PAIR.choose, tee(part)),
    code(PAIR.toIntegers, set(month), get(part), get(month), PAIR.fromIntegers, PAIR.subtract, set(part)),
  );
  return [{ series, months, month, part }, found];
}

/** The address of the month that is read, in a lane. */
function address({ series, month }: Found, which: 0 | 1): Code {
  return code(get(month), word(which), series.step, INTEGER.times, series.base, INTEGER.add);
}

/** Months that are read, or those after them, as a pair left in a local. */
function gather(found: Found, local: number, after: boolean): Code {
  const { series } = found;
  const where = (which: 0 | 1): Code => (after ? code(address(found, which), series.step, INTEGER.add) : address(found, which));
  return code(
    code(where(0), loadFirst(series.offset), set(local)),
    code(where(1), get(local), loadSecond(series.offset + series.laneBytes), set(local)),
  );
}

/** A value so many months ago: linear between two months. */
export function delayed(sheet: Sheet, operation: Of<'delayed' | 'delayedInput'>): Code {
  const [found, finding] = find(sheet, operation);
  const [first, second] = [newLocal(sheet), newLocal(sheet)];
  const between = code(get(first), get(found.part), get(second), get(first), PAIR.subtract, PAIR.times, PAIR.add);
  return code(
    code(finding, gather(found, first, false), gather(found, second, true)),
    code(between, get(first), get(found.part), sheet.pool.pair(0), PAIR.greater, PAIR.choose),
  );
}

export function delayedSlope(sheet: Sheet, operation: Of<'delayedSlope' | 'delayedInputSlope'>): Code {
  const [found, finding] = find(sheet, operation);
  const [first, second] = [newLocal(sheet), newLocal(sheet)];
  const inside = code(
    get(found.months),
    sheet.pool.pair(0),
    PAIR.greater,
    get(found.months),
    found.series.position,
    PAIR.less,
    PAIR.and,
  );
  return code(
    code(finding, gather(found, first, false), gather(found, second, true)),
    code(get(first), get(second), PAIR.subtract, sheet.pool.pair(0), inside, PAIR.choose),
  );
}

/** Adds an amount where a delay reads; nothing where the amount is 0, nor in a lane that is on another side of a choice. */
export function spread(sheet: Sheet, operation: Of<'spread'>): Code {
  const [found, finding] = find(sheet, operation);
  const [amount, where] = [newLocal(sheet), newLocal(sheet, I32)];
  const held = sheet.within.flatMap(({ mask, side }) => code(get(mask), side === 'yes' ? PAIR.and : PAIR.andNot));
  const { series } = found;
  const add = (which: 0 | 1, weight: Code): Code => {
    const offset = series.offset + which * series.laneBytes;
    return code(
      get(where),
      get(where),
      loadDouble(offset),
      get(amount),
      lane(which),
      weight,
      DOUBLE.times,
      DOUBLE.add,
      storeDouble(offset),
    );
  };
  const part = (which: 0 | 1): Code => code(get(found.part), lane(which));
  const lanes = ([0, 1] as const).map((which) =>
    code(
      code(get(amount), lane(which), doubleOf(0), DOUBLE.notEqual, IF, address(found, which), set(where)),
      add(which, code(doubleOf(1), part(which), DOUBLE.subtract)),
      code(
        part(which),
        doubleOf(0),
        DOUBLE.greater,
        IF,
        get(where),
        series.step,
        INTEGER.add,
        set(where),
        add(which, part(which)),
        END,
      ),
      END,
    ),
  );
  return code(finding, value(sheet, operation.amount), held, set(amount), ...lanes);
}
