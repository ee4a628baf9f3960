import { readProject } from '../helpers/sources.ts';

/** What a folder of src/ may import from the others. */
export interface HouseRule {
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

const HOUSE = 'src/README.md';

/** The folder table of src/README.md, by folder (`core`, `pipeline.ts`, …). */
export function houseRules(): Map<string, HouseRule> {
  const above: string[] = [];
  const rules = new Map<string, HouseRule>();
  for (const [folder = '', , mayImport = ''] of tableAfter('| folder of src/ |')) {
    const name = (quoted(folder)[0] ?? '').replace(/\/$/, '');
    rules.set(name, rule(mayImport, above));
    above.push(name);
  }
  return rules;
}

/** One cell: `` `a` `b` (types); types of the above ``, `all of the above` or `–`. */
function rule(cell: string, above: readonly string[]): HouseRule {
  if (cell === 'all of the above') return { values: new Set(above), types: new Set(above) };
  const typesOnly = quoted((/(`[^`]+`) \(types\)/.exec(cell) ?? [''])[0]);
  const named = quoted(cell).map(fileName);
  const values = named.filter((name) => !typesOnly.map(fileName).includes(name));
  return { values: new Set(values), types: new Set(cell.includes('types of the above') ? [...named, ...above] : named) };
}

function fileName(name: string): string {
  return name === 'pipeline' ? 'pipeline.ts' : name;
}

/** The package table of src/README.md: package → the one folder that may import it. */
export function packageDoors(): Map<string, string> {
  return new Map(
    tableAfter('| package |').flatMap(([packages = '', folder = '']) =>
      quoted(packages).map((name): [string, string] => [name, (quoted(folder)[0] ?? '').replace(/\/$/, '')]),
    ),
  );
}

/** The rows of the Markdown table whose header line starts so, as cells. */
function tableAfter(header: string): string[][] {
  const lines = readProject(HOUSE).split('\n');
  const start = lines.findIndex((line) => line.startsWith(header));
  if (start < 0) throw new Error(`${HOUSE} has no table "${header}"`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
