import type { BinaryOperator, Operation, Program, Scalar, Section, Step } from '../../src/program/program.ts';

/** What C and JavaScript say differently. */
export interface Dialect {
  /** Opens a local that stays as it is, one that changes, and a whole number. */
  readonly fixed: string;
  readonly open: string;
  readonly whole: (text: string) => string;
  readonly call: (name: string, ...given: readonly string[]) => string;
  readonly number: (value: number) => string;
  /** A draw's number of a row of shocks. */
  readonly shock: (row: string) => string;
}

export const JAVASCRIPT: Dialect = {
  fixed: 'const',
  open: 'let',
  whole: (text) => `(${text} | 0)`,
  call: (name, ...given) => `Math.${name}(${given.join(', ')})`,
  number: (value) => `(${value})`,
  shock: (row) => `shocks[${row}][draw]`,
};

export const C: Dialect = {
  fixed: 'const double',
  open: 'double',
  whole: (text) => `((int)(${text}))`,
  call: (name, ...given) => `${name === 'abs' ? 'fabs' : name}(${given.join(', ')})`,
  number: (value) =>
    Number.isFinite(value) ? `(${value.toExponential()})` : Number.isNaN(value) ? 'NAN' : `(${Math.sign(value)}*INFINITY)`,
  shock: (row) => `shocks[(${row}) * parameterStride + draw]`,
};

type Text = (scalar: Scalar) => string;

const SIGNS: readonly string[] = ['+', '-', '*', '/'];
const TESTS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  ...{ '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '==', '!=': '!=', and: '&&', or: '||' },
};
/** What both languages call by this name, with their own prefix. */
const FUNCTIONS: readonly string[] = ['exp', 'log', 'sin', 'cos', 'sqrt', 'abs'];

/**
 * The body of a function over draws, as one would write the program out by hand: each scalar a local, exp, log and pow those of
 * the machine's library, nothing of what the targets of `src/program/` do. The yardstick for them. Throws for a likelihood.
 */
export function plainText(program: Program, dialect: Dialect): string {
  const width = program.tabulated.length;
  const write = writer(program, dialect);
  const months = (lines: readonly string[]) => [
    `for (${dialect === C ? 'int' : 'let'} t = 1, row = ${width}; t < months; t++, row += ${width}) {`,
    ...lines,
    '}',
  ];
  return [
    ...write.block('once'),
    ...write.starts('months'),
    ...months([
      ...write.block('months'),
      ...program.tabulated.map((scalar, column) => `monthly[row + ${column}] = ${write.text('months')(scalar)};`),
      ...write.nexts('months'),
    ]),
    `for (${dialect === C ? 'int' : 'let'} draw = from; draw < to; draw++) {`,
    ...[...write.block('draw'), ...write.block('first'), ...write.results('first'), ...write.starts('later')],
    ...months([...write.block('later'), ...write.results('later'), ...write.nexts('later')]),
    ...write.block('end'),
    ...program.ends.map((scalar, final) => `ends[${final} * outStride + draw - from] = ${write.text('end')(scalar)};`),
    '}',
  ].join('\n');
}

function writer(program: Program, dialect: Dialect) {
  const { fixed, open } = dialect;
  const text = (section: Section): Text => {
    const of: Text = (scalar) => {
      const operation = operationOf(program, scalar);
      if (operation.kind === 'constant') return dialect.number(operation.value);
      if (program.sections[scalar] === 'months' && section !== 'months')
        return `monthly[row + ${program.tabulated.indexOf(scalar)}]`;
      return operation.kind === 'carried' || operation.kind === 'final' ? `c${operation.cell}` : `v${scalar}`;
    };
    return of;
  };
  const steps = (list: readonly Step[], section: Section): string[] => list.flatMap((step) => stepText(step, section));
  const stepText = (step: Step, section: Section): string[] => {
    const of = text(section);
    if (step.kind === 'record') {
      const history = program.histories[step.history];
      return history ? [`history[${step.history} * months + t] = ${of(history.current)};`] : [];
    }
    if (step.kind === 'compute') return scalarText(operationOf(program, step.scalar), { name: `v${step.scalar}`, of, dialect });
    const side = (inner: readonly Step[], which: 'yes' | 'no') => [
      ...steps(inner, section),
      ...step.scalars.flatMap((scalar) => {
        const select = operationOf(program, scalar);
        return select.kind === 'select' ? [`v${scalar} = ${of(select[which])};`] : [];
      }),
    ];
    return [
      ...step.scalars.map((scalar) => `${open} v${scalar};`),
      `if (${of(step.condition)}) {`,
      ...side(step.yes, 'yes'),
      '} else {',
      ...side(step.no, 'no'),
      '}',
    ];
  };
  return {
    text,
    block: (section: Section) => steps(program.steps[section], section),
    results: (at: 'first' | 'later') =>
      program.results.map(
        (result, index) =>
          `out[${index} * plane + ${at === 'first' ? '' : 't * outStride + '}draw - from] = ${text(at)(result[at])};`,
      ),
    starts: (section: 'months' | 'later') => {
      const of = text(section === 'months' ? 'once' : 'first');
      return [
        ...program.carried.flatMap((cell, index) => (cell.section === section ? [`${open} c${index} = ${of(cell.first)};`] : [])),
        ...program.histories.flatMap((kept, index) =>
          kept.section === section ? [`history[${index} * months] = ${of(kept.first)};`] : [],
        ),
      ];
    },
    nexts: (section: 'months' | 'later') => {
      const moving = program.carried.flatMap((cell, index) => (cell.section === section ? [{ index, next: cell.next }] : []));
      return [
        ...moving.map(({ index, next }) => `${fixed} n${index} = ${text(section)(next)};`),
        ...moving.map(({ index }) => `c${index} = n${index};`),
      ];
    },
  };
}

interface Writing {
  readonly name: string;
  readonly of: Text;
  readonly dialect: Dialect;
}

function scalarText(operation: Operation, { name, of, dialect }: Writing): string[] {
  if (operation.kind === 'constant' || operation.kind === 'carried' || operation.kind === 'final') return [];
  const set = (value: string) => [`${dialect.fixed} ${name} = ${value};`];
  if (operation.kind === 'delayed' || operation.kind === 'delayedInput') {
    const [values, from, now] =
      operation.kind === 'delayed'
        ? ['history', `${operation.history} * months`, 't']
        : ['inputs', `${operation.slot} * width`, operation.at === 'first' ? 'lead' : '(lead + t)'];
    const months = of(operation.months);
    return [
      `${dialect.fixed} p${name} = ${months} > 0 ? (${now} > ${months} ? ${now} - ${months} : 0) : ${now};`,
      `${dialect.fixed} f${name} = p${name} - ${dialect.whole(`p${name}`)}, a${name} = ${values}[${from} + ${dialect.whole(`p${name}`)}];`,
      ...set(
        `f${name} > 0 ? a${name} + f${name} * (${values}[${from} + ${dialect.whole(`p${name}`)} + 1] - a${name}) : a${name}`,
      ),
    ];
  }
  return set(valueText(operation, of, dialect));
}

function valueText(operation: Operation, of: Text, { call, shock }: Dialect): string {
  switch (operation.kind) {
    case 'unary': {
      const given = of(operation.argument);
      if (operation.operator === 'negate') return `-${given}`;
      if (operation.operator === 'not') return `${given} ? 0 : 1`;
      if (operation.operator === 'round') return call('floor', `${given} + 0.5`);
      if (FUNCTIONS.includes(operation.operator)) return call(operation.operator, given);
      break;
    }
    case 'binary': {
      const [operator, left, right] = [operation.operator, of(operation.left), of(operation.right)];
      const test = TESTS[operator];
      if (SIGNS.includes(operator)) return `${left} ${operator} ${right}`;
      if (test !== undefined) return `(${left} ${test} ${right}) ? 1 : 0`;
      if (operator === 'min' || operator === 'max')
        return `${left} ${operator === 'min' ? '<' : '>'} ${right} ? ${left} : ${right}`;
      break;
    }
    case 'power': {
      const [base, exponent] = [of(operation.base), of(operation.exponent)];
      return `${exponent} == 0 ? 1 : ${base} >= 0 ? ${of(operation.magnitude)} : ${call('pow', base, exponent)}`;
    }
    case 'select':
      return `${of(operation.condition)} ? ${of(operation.yes)} : ${of(operation.no)}`;
    case 'parameter':
      return `parameters[${operation.slot} * parameterStride + draw]`;
    case 'shock':
      return shock(`${operation.path} * months${operation.at === 'first' ? '' : ' + t'}`);
    case 'fixed':
      return `fixed[${operation.slot}]`;
    case 'table':
    case 'data':
      return `${operation.kind === 'table' ? 'tables' : 'data'}[${operation.slot} * months${operation.at === 'first' ? '' : ' + t'}]`;
    case 'input':
      if (operation.at === 'later') return `inputs[${operation.slot} * width + lead + t - ${operation.back}]`;
      return `inputs[${operation.slot} * width + (lead > ${operation.back} ? lead - ${operation.back} : 0)]`;
    case 'clock': {
      const elapsed = operation.at === 'first' ? '0' : 't';
      return { time: `start + ${elapsed}`, ahead: `${elapsed} - actual`, elapsed }[operation.name];
    }
    default:
      break;
  }
  throw new Error(`a likelihood and its derivatives have no plain text: ${operation.kind}`);
}

function operationOf(program: Program, scalar: Scalar): Operation {
  const operation = program.operations[scalar];
  if (operation === undefined) throw new Error(`scalar ${scalar} has no operation`);
  return operation;
}
