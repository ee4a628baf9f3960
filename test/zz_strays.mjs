// ../../strays.ts
import { readFileSync } from "node:fs";

// test/report/xlsx/openedBook.ts
import { strFromU8, unzipSync } from "fflate";

// test/report/xlsx/formulas.ts
var TOKEN = /\s*(?:(?<text>"(?:[^"]|"")*")|(?<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?<from>\$?[A-Z]{1,3}\$?\d+)(?::(?<to>\$?[A-Z]{1,3}\$?\d+))?(?![\w.(])|(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><=|>=|<>|[-+*/^=<>(),]))/uy;
var BINDS = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
  "^": 4
};
function columnNumber(letters) {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}
function cornerOf(text) {
  const [, column = "", letters = "", row = "", digits = ""] = /^(\$?)([A-Z]+)(\$?)(\d+)$/.exec(text) ?? [];
  return { row: Number(digits) - 1, column: columnNumber(letters), rowIsFixed: row !== "", columnIsFixed: column !== "" };
}
function parseFormula(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`cannot read ${text.slice(at, at + 40)}`);
    tokens.push({ ...found.groups });
  }
  const place = { at: 0 };
  const next = () => tokens[place.at];
  const take = (sign) => {
    if (tokens[place.at++]?.sign !== sign) throw new Error(`no ${sign} in ${text}`);
  };
  const two = (least) => {
    let left = one();
    for (let sign = next()?.sign; sign !== void 0 && (BINDS[sign] ?? 0) >= least; sign = next()?.sign) {
      place.at++;
      left = { kind: "two", sign, left, right: two((BINDS[sign] ?? 0) + 1) };
    }
    return left;
  };
  const one = () => {
    const token = tokens[place.at++] ?? {};
    if (token.sign === "-") return { kind: "minus", of: one() };
    if (token.sign === "+") return one();
    if (token.sign === "(") {
      const inner = two(1);
      take(")");
      return inner;
    }
    if (token.text !== void 0) return { kind: "value", value: token.text.slice(1, -1).replaceAll('""', '"') };
    if (token.number !== void 0) return { kind: "value", value: Number(token.number) };
    if (token.from !== void 0) {
      const sheet = token.sheet?.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
      return {
        kind: "range",
        ...sheet !== void 0 && { sheet },
        from: cornerOf(token.from),
        to: cornerOf(token.to ?? token.from)
      };
    }
    return word(token.word ?? "");
  };
  const word = (name) => {
    if (name === "TRUE" || name === "FALSE") return { kind: "value", value: name === "TRUE" };
    if (next()?.sign !== "(") return { kind: "name", name };
    place.at++;
    const given = [];
    while (next()?.sign !== ")") {
      given.push(two(1));
      if (next()?.sign === ",") place.at++;
    }
    take(")");
    return { kind: "call", name, given };
  };
  const whole = two(1);
  if (place.at !== tokens.length) throw new Error(`more than a formula: ${text}`);
  return whole;
}

// test/report/xlsx/openedBook.ts
function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
var CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
function openBook(bytes) {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const book = parts["xl/workbook.xml"] ?? "";
  const titles = [...book.matchAll(/<sheet name="([^"]+)"/g)].map(([, name = ""]) => unescaped(name));
  const names = [...book.matchAll(/<definedName name="([^"]+)">([^<]+)</g)];
  return {
    parts,
    sheets: new Map(titles.map((title, index) => [title, cellsOf(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? "")])),
    names: new Map(names.map(([, name = "", range = ""]) => [unescaped(name), parseFormula(unescaped(range))]))
  };
}
function cellsOf(xml) {
  const groups = /* @__PURE__ */ new Map();
  const cells = [...xml.matchAll(CELL)].map(([, letters = "", digits = "", attributes = "", inner = ""]) => {
    const [row, column] = [Number(digits) - 1, columnNumber(letters)];
    const [, value] = /<v>([^<]*)<\/v>/.exec(inner) ?? [];
    const [, words] = /<t [^>]*>([^<]*)<\/t>/.exec(inner) ?? [];
    const isText = attributes.includes('t="str"') || words !== void 0;
    const stored = isText ? unescaped(words ?? value ?? "") : value === void 0 ? void 0 : Number(value);
    const [, kind = "", written] = /<f([^>]*?)(?:\/>|>([^<]*)<\/f>)/.exec(inner) ?? [];
    const base = { row, column, ...stored !== void 0 && { stored }, moved: 0 };
    const [, group] = /si="(\d+)"/.exec(kind) ?? [];
    const text = written === void 0 ? void 0 : unescaped(written);
    const formula = text === void 0 ? void 0 : parseFormula(text);
    if (group !== void 0 && formula && text !== void 0) groups.set(group, { formula, text, column });
    const shared = group === void 0 ? void 0 : groups.get(group);
    if (shared) return { ...base, formula: shared.formula, text: shared.text, moved: column - shared.column };
    return formula && text !== void 0 ? { ...base, formula, text } : base;
  });
  return new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
}

// src/numeric/elementary/mathsTables.ts
var BITS = 140n;
var ONE = 1n << BITS;
var STEPS = 64;
var PIECES = 128;
var LOG_START = 1072037888;
function wholeLog(top, bottom) {
  const x = (top - bottom) * ONE / (top + bottom);
  const square = x * x / ONE;
  let sum = 0n;
  for (let power = x, n = 1n; power !== 0n; n += 2n, power = power * square / ONE) sum += power / n;
  return 2n * sum;
}
var LN2_WHOLE = wholeLog(2n, 1n);
function wholeExp(x) {
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; n += 1n) {
    sum += term;
    term = term * x / ONE / n;
  }
  return sum;
}
var DIGITS = 90n;
function split(whole) {
  const near = Number(whole) / Number(ONE);
  const taken = BigInt(near * Number(1n << DIGITS)) << BITS - DIGITS;
  return [near, Number(whole - taken) / Number(ONE)];
}
var ROOTS = Array.from({ length: STEPS }, (_, j) => split(wholeExp(LN2_WHOLE * BigInt(j) / BigInt(STEPS))));
var POWERS_OF_ROOT = Float64Array.from(ROOTS, ([near]) => near);
var POWERS_OF_ROOT_REST = Float64Array.from(ROOTS, ([, rest]) => rest);
var SCALES = new Float64Array(2048);
SCALES[1024] = 1;
for (let i = 1025; i < 2048; i++) SCALES[i] = 2 * (SCALES[i - 1] ?? 1);
for (let i = 1023; i >= 0; i--) SCALES[i] = (SCALES[i + 1] ?? 1) / 2;
var LOG_ROW = 4;
var LOGS = new Float64Array(LOG_ROW * PIECES);
for (let piece = 0; piece < PIECES; piece++) {
  const centre = pieceCentre(piece);
  LOGS.set([centre, 1 / centre, ...split(wholeLog(BigInt(centre * 4096), 4096n))], piece * LOG_ROW);
}
function pieceCentre(piece) {
  const [from, to] = [fromHighHalf(LOG_START + piece * 8192), fromHighHalf(LOG_START + (piece + 1) * 8192)];
  return from === 1 || to === 1 ? 1 : (from + to) / 2;
}
function fromHighHalf(half) {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, half);
  return view.getFloat64(0);
}

// src/numeric/elementary/exponential.ts
var STEP_HIGH = 0.6931471803691238 / STEPS;
var STEP_LOW = 19082149292705877e-26 / STEPS;
var EXP_SERIES = [0.5, 1 / 6, 1 / 24, 1 / 120, 1 / 720];
var [SECOND, THIRD, FOURTH, FIFTH, SIXTH] = EXP_SERIES;

// src/numeric/elementary/logarithm.ts
var LN2_HIGH = 0.6931471803691238;
var LN2_LOW = 19082149292705877e-26;
var LOG_SERIES = [-0.5, 1 / 3, -0.25, 0.2, -1 / 6, 1 / 7, -0.125];
var [L2, L3, L4, L5, L6, L7, L8] = LOG_SERIES;
var LEAST_NORMAL_HALF = 1048576;
var NORMAL_HALVES = 2145386496;
var LIFT = 18014398509481984;
var LIFTED = -54;
var double = new Float64Array(1);
var halves = new Int32Array(double.buffer);
function log(x) {
  double[0] = x;
  const high = halves[1];
  if (high - LEAST_NORMAL_HALF >>> 0 < NORMAL_HALVES) return normalLog(x, high, 0);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  double[0] = x * LIFT;
  return normalLog(x * LIFT, halves[1], LIFTED);
}
function normalLog(x, high, more) {
  const q = high - LOG_START;
  const k = q >> 20;
  const row = (q >> 13 & 127) * LOG_ROW;
  const r = (x * SCALES[1024 - k] - LOGS[row]) * LOGS[row + 1];
  const s = r * r;
  const twos = k + more;
  const series = L2 + r * L3 + s * (L4 + r * L5 + s * (L6 + r * L7 + s * L8));
  return twos * LN2_HIGH + LOGS[row + 2] + (r + (s * series + twos * LN2_LOW));
}
var logParts = new Float64Array(2);

// src/numeric/normal.ts
function normalQuantile(p) {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r2 = 0.180625 - q * q;
    return q * polynomial(CENTRE_TOP, r2) / polynomial(CENTRE_BOTTOM, r2);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const tail = r <= 5 ? polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6) : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -tail : tail;
}
var LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;
function polynomial(coefficients, x) {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
var CENTRE_TOP = [
  2509.0809287301227,
  33430.57558358813,
  67265.7709270087,
  45921.95393154987,
  13731.69376550946,
  1971.5909503065513,
  133.14166789178438,
  3.3871328727963665
];
var CENTRE_BOTTOM = [
  5226.495278852546,
  28729.085735721943,
  39307.89580009271,
  21213.794301586597,
  5394.196021424751,
  687.1870074920579,
  42.31333070160091,
  1
];
var NEAR_TOP = [
  7745450142783414e-19,
  0.022723844989269184,
  0.2417807251774506,
  1.2704582524523684,
  3.6478483247632045,
  5.769497221460691,
  4.630337846156546,
  1.4234371107496835
];
var NEAR_BOTTOM = [
  10507500716444169e-25,
  5475938084995345e-19,
  0.015198666563616457,
  0.14810397642748008,
  0.6897673349851,
  1.6763848301838038,
  2.053191626637759,
  1
];
var FAR_TOP = [
  20103343992922881e-23,
  27115555687434876e-21,
  0.0012426609473880784,
  0.026532189526576124,
  0.29656057182850487,
  1.7848265399172913,
  5.463784911164114,
  6.657904643501103
];
var FAR_BOTTOM = [
  20442631033899397e-31,
  1421511758316446e-22,
  18463183175100548e-21,
  7868691311456133e-19,
  0.014875361290850615,
  0.1369298809227358,
  0.599832206555888,
  1
];

// test/report/xlsx/recalculated.ts
var CellError = class extends Error {
};
function recalculate(book, changed = /* @__PURE__ */ new Map()) {
  const known = /* @__PURE__ */ new Map();
  const answer = (sheet, row, column) => {
    const key = `${sheet}!${row},${column}`;
    const found = known.get(key) ?? attempt(() => reckoned(sheet, key, book.sheets.get(sheet)?.get(`${row},${column}`)));
    known.set(key, found);
    if (found instanceof CellError) throw found;
    return found;
  };
  const reckoned = (sheet, key, cell) => {
    const put = changed.get(key);
    const formula = cell?.formula;
    if (put !== void 0 || !formula) return answered(put ?? cell?.stored);
    const seen = { largest: 0 };
    const value = within(key, () => new Reckoner(answer, book, seen).value(formula, { sheet, moved: cell.moved }));
    return { value, largest: Math.max(seen.largest, typeof value === "number" ? Math.abs(value) : 0) };
  };
  const all = [...book.sheets].flatMap(([sheet, cells]) => [...cells.values()].map((cell) => ({ sheet, ...cell })));
  for (const { sheet, row, column } of all.sort((a, b) => a.column - b.column)) attempt(() => answer(sheet, row, column));
  return { at: answer };
}
function within(key, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof CellError && !error.message.includes(" in ")) throw new CellError(`${error.message} in ${key}`);
    throw error;
  }
}
function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
}
function answered(value) {
  return { value, largest: typeof value === "number" ? Math.abs(value) : 0 };
}
var Reckoner = class {
  read;
  book;
  seen;
  constructor(read, book, seen) {
    this.read = read;
    this.book = book;
    this.seen = seen;
  }
  value(formula, place) {
    switch (formula.kind) {
      case "value":
        return formula.value;
      case "name":
        return this.value(this.named(formula.name), place);
      case "minus":
        return this.met(-this.number(formula.of, place));
      case "range":
        return this.cells(formula, place)[0];
      case "two":
        return this.two(formula, place);
      case "call":
        return this.call(formula, place);
    }
  }
  named(name) {
    const found = this.book.names.get(name);
    if (!found) throw new Error(`no range is called ${name}`);
    return found;
  }
  number(formula, place) {
    const value = this.value(formula, place);
    if (typeof value === "string") throw new CellError(`#VALUE! ${value}`);
    return this.met(Number(value ?? 0));
  }
  met(value) {
    if (!Number.isFinite(value)) throw new CellError("#NUM!");
    this.seen.largest = Math.max(this.seen.largest, Math.abs(value));
    return value;
  }
  test(formula, place) {
    return Boolean(this.value(formula, place));
  }
  /** The cells of a range, row by row. */
  cells(formula, place) {
    const range = formula.kind === "name" ? this.named(formula.name) : formula;
    if (range.kind !== "range") throw new Error("a range is wanted");
    const moved = (corner) => corner.column + (corner.columnIsFixed ? 0 : place.moved);
    const values = [];
    for (let row = range.from.row; row <= range.to.row; row++)
      for (let column = moved(range.from); column <= moved(range.to); column++)
        values.push(this.read(range.sheet ?? place.sheet, row, column).value);
    return values;
  }
  two({ sign, left, right }, place) {
    if (!"+-*/^".includes(sign)) return compared(sign, this.value(left, place), this.value(right, place));
    const [a, b] = [this.number(left, place), this.number(right, place)];
    if (sign === "+") return this.met(a + b);
    if (sign === "-") return this.met(a - b);
    if (sign === "*") return this.met(a * b);
    if (sign === "/") return this.met(a / b);
    if (a === 0 && b === 0) throw new CellError("#NUM! 0^0");
    return this.met(a ** b);
  }
  call({ name, given }, place) {
    const [first, second, third] = given;
    const number = (one) => this.number(one, place);
    const numbers = (all) => all.flatMap((one) => one.kind === "range" ? this.cells(one, place) : [this.value(one, place)]).map(Number);
    switch (name) {
      case "IF":
        return this.value(this.test(first, place) ? second : third, place);
      case "NOT":
        return !this.test(first, place);
      case "OR":
        return given.map((one) => this.test(one, place)).some(Boolean);
      case "IFERROR":
        try {
          return this.value(first, place);
        } catch {
          return this.value(second, place);
        }
      case "ISNUMBER":
        return typeof this.value(first, place) === "number";
      case "CHOOSE":
        return this.value(given[number(first)] ?? second, place);
      case "INDEX":
        return this.index(given, place);
      case "MATCH":
        return this.match(first, second, place);
      case "SUM":
        return this.met(numbers(given).reduce((sum, value) => sum + value, 0));
      case "AVERAGE":
        return this.met(numbers(given).reduce((sum, value) => sum + value, 0) / numbers(given).length);
      case "SUMIF": {
        const [keys, wanted, amounts] = [this.cells(first, place), this.value(second, place), this.cells(third, place)];
        return this.met(
          amounts.reduce((sum, value, index) => sum + (keys[index] === wanted ? Number(value ?? 0) : 0), 0)
        );
      }
      case "MIN":
        return Math.min(...numbers(given));
      case "MAX":
        return Math.max(...numbers(given));
      default:
        return this.met(plain(name)(number(first)));
    }
  }
  index(given, place) {
    const [range, ...at] = given;
    const position = this.number(at.at(-1) ?? range, place);
    const cells = this.cells(range, place);
    if (position < 1 || position > cells.length) throw new CellError("#REF!");
    return cells[Math.floor(position) - 1];
  }
  match(wanted, range, place) {
    const value = this.value(wanted, place);
    const found = this.cells(range, place).indexOf(value);
    if (found < 0) throw new CellError("#N/A");
    return found + 1;
  }
};
function compared(sign, left, right) {
  const [a, b] = [left ?? 0, right ?? 0];
  const signs = { "=": a === b, "<>": a !== b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b };
  return signs[sign] ?? false;
}
var PLAIN = {
  EXP: Math.exp,
  LN: Math.log,
  SQRT: Math.sqrt,
  ABS: Math.abs,
  INT: Math.floor,
  SIN: Math.sin,
  COS: Math.cos,
  NORMSINV: normalQuantile
};
function plain(name) {
  const found = PLAIN[name];
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

// ../../strays.ts
for (const file of process.argv.slice(2)) {
  const book = openBook(readFileSync(file));
  const again = recalculate(book);
  let n = 0, odd = 0, worst = 0, errors = 0, longest = 0;
  const texts = [];
  for (const [sheet, cells] of book.sheets) for (const { row, column, stored, formula, text } of cells.values()) {
    if (!formula) continue;
    n++;
    longest = Math.max(longest, text.length);
    let a;
    try {
      a = again.at(sheet, row, column);
    } catch (e) {
      errors++;
      if (texts.length < 8) texts.push(`${sheet} ${row} ${column} ${e.message} ${text.slice(0, 100)} stored ${stored}`);
      continue;
    }
    if (stored === void 0) continue;
    const bad = typeof stored === "number" ? !(Math.abs(Number(a.value) - stored) <= 1e-12 * a.largest) : a.value !== stored;
    if (bad) {
      odd++;
      if (texts.length < 8) texts.push(`${sheet} ${row} ${column} ${a.value} ${stored} ${text.slice(0, 100)}`);
    } else if (typeof stored === "number" && a.largest > 0) worst = Math.max(worst, Math.abs(a.value - stored) / a.largest);
  }
  console.log(file, "formulas", n, "odd", odd, "errors", errors, "worst", worst, "longest", longest, [...book.sheets.keys()].join(","), texts);
}
