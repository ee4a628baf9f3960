import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { helpFor } from '../../src/cli/helpText.ts';
import { parseArguments } from '../../src/cli/parseArguments.ts';
import { clockOf } from '../../src/language/clock.ts';
import { languageConstants } from '../../src/language/constants.ts';
import { FORMATS, PARAMETER_ROLES, VARIABLE_ROLES } from '../../src/language/contract/contract.ts';
import { SECTION_FIELDS, SECTIONS } from '../../src/language/declarations/readDeclarations.ts';
import { DENSITIES } from '../../src/language/densities/densities.ts';
import { FUNCTIONS } from '../../src/language/functions/functions.ts';
import { projectFiles, readProject } from '../helpers/sources.ts';
import { loadText } from '../language/corpus/corpus.ts';
import { blocksIn, DOCUMENTS, discoveryLines, shellLines } from './documents.ts';

const SCRIPTS = (JSON.parse(readProject('package.json')) as { scripts: Readonly<Record<string, string>> }).scripts;
const LANGUAGE = 'docs/model-language.md';

/** Names that a document does not show as code. */
function untold(path: string, names: Iterable<string>): string[] {
  const code: readonly string[] = (readProject(path).match(/`[^`\n]+`/g) ?? []).join(' ').match(/[\w-]+/g) ?? [];
  return [...names].filter((name) => !code.includes(name));
}

describe('the commands in the documents', () => {
  it('hold the two that a fresh machine needs', () => {
    expect(shellLines('README.md').slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    expect(readProject('.ci/run')).toContain('npm ci && npm test');
  });

  it('of npm are scripts of package.json', () => {
    const named = DOCUMENTS.flatMap((path) => [...readProject(path).matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)]);
    expect(named.map(([, run, usual]) => run ?? usual ?? '').filter((name) => !Object.hasOwn(SCRIPTS, name))).toEqual([]);
  });

  it.each(discoveryLines())('are understood: %s', (line) => {
    expect(helpFor(line.split(' '), { version: '0', width: 100 }) ?? parseArguments(line.split(' '), 100)).toBeDefined();
  });

  it('leave out no command and no flag', () => {
    const shown = discoveryLines().map((line) => line.split(' ')[0] ?? '');
    expect([...COMMANDS.keys()].filter((name) => !shown.includes(name))).toEqual([]);
    expect(Object.keys(FLAGS).filter((flag) => !DOCUMENTS.some((path) => readProject(path).includes(`--${flag}`)))).toEqual([]);
  });

  it('would be seen if they were wrong', () => {
    expect(() => parseArguments(['report', 'inputs/demo', '--drws', '9'], 100)).toThrow(/drws/);
  });
});

it('every part of the bench is told in the document about speed', () => {
  const parts = projectFiles('test/bench').flatMap((path) => [...readProject(path).matchAll(/: Part = \{\s*name: '([\w-]+)'/g)]);
  expect(parts.length).toBeGreaterThan(5);
  expect(
    untold(
      'docs/speed.md',
      parts.map(([, name = '']) => name),
    ),
  ).toEqual([]);
});

describe('the model language in the documents', () => {
  it.each(blocksIn(LANGUAGE, 'yaml').map((text, index) => [index + 1, text] as const))('example %d is a model', (_, text) => {
    expect(loadText(text).variables.size).toBeGreaterThan(0);
  });

  it('is told whole: functions, clock, constants, densities, roles, formats', () => {
    expect(untold(LANGUAGE, FUNCTIONS.keys())).toEqual([]);
    expect(
      untold(LANGUAGE, [...clockOf('week').keys(), ...clockOf('month').keys(), ...languageConstants('week').keys()]),
    ).toEqual([]);
    expect(untold(LANGUAGE, DENSITIES.keys())).toEqual([]);
    expect(untold(LANGUAGE, [...Object.keys(VARIABLE_ROLES), ...Object.keys(PARAMETER_ROLES), ...FORMATS])).toEqual([]);
  });

  it('is told whole: every section, and every field of a section', () => {
    expect(untold(LANGUAGE, SECTIONS)).toEqual([]);
    for (const [section, { needed, allowed, lists, mappings }] of Object.entries(SECTION_FIELDS)) {
      expect(untold(LANGUAGE, [...needed, ...allowed, ...(lists ?? []), ...(mappings ?? [])]), section).toEqual([]);
    }
  });
});
