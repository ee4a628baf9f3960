import { expect, test } from 'vitest';
import { PARAMETER_ROLES, VARIABLE_ROLES } from '../../src/language/contract/contract.ts';
import type { Model } from '../../src/language/model.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { parseText, placeOf, type Source, sourcesIn } from '../helpers/sources.ts';

/** Where no name of a model may stand: all but exports/, which knows what Amazon writes. */
const ENGINE = sourcesIn('src').filter(({ path }) => !path.startsWith('src/exports/'));

/** Names of one word that are no English word; a word such as `orders` may well stand in a sentence. */
const COINED = ['acos', 'tacos', 'asin', 'cpc'];

/** Every name of the model that no sentence would hold by chance. */
function namesOf(model: Model): Set<string> {
  const maps = [model.inputs, model.parameters, model.variables, model.tables, model.dimensions, model.observations];
  const contract = [model.facts, model.columns, model.lines];
  const members = [...model.dimensions.values()].flatMap((dimension) => dimension.members.map(({ id }) => id));
  const readings = model.readingNames.map(({ name }) => name);
  const all = [...[...maps, ...contract].flatMap((map) => [...map.keys()]), ...members, ...readings];
  return new Set(
    all.filter((name) => (name.includes('_') || COINED.includes(name) || readings.includes(name)) && !PARTS.has(name)),
  );
}

/** Parts that names play: a model may call a name as its part is called. */
const PARTS: ReadonlySet<string> = new Set([...Object.keys(VARIABLE_ROLES), ...Object.keys(PARAMETER_ROLES)]);

/** Texts of a source that hold one of the names, as `path:line: name`. */
function named(source: Source, names: ReadonlySet<string>): string[] {
  return source.visits.flatMap(({ node, parent }) => {
    const text = node.type === 'TemplateElement' ? (node.value as { readonly raw: string }).raw : node.value;
    const isText = (node.type === 'Literal' || node.type === 'TemplateElement') && typeof text === 'string';
    if (!isText || parent?.type === 'ImportDeclaration') return [];
    const found = text.split(/[^\p{L}\p{N}_]+/u).filter((word) => names.has(word));
    return found.map((name) => `${placeOf(source, node.start)}: ${name}`);
  });
}

const names = namesOf(shippedModel());

test('no name of the shipped model stands in the engine', () => {
  expect(names.size).toBeGreaterThan(80);
  expect(ENGINE.length).toBeGreaterThan(300);
  expect(ENGINE.flatMap((source) => named(source, names))).toEqual([]);
});

test('a name is found in a text, in a template, and beside a member', () => {
  const source = parseText('x.ts', "const a = ['organic_rank', `at acos`, 'half_life.reviews', 'the price'];");
  expect(named(source, names)).toEqual(['x.ts:1: organic_rank', 'x.ts:1: half_life', 'x.ts:1: acos']);
});
