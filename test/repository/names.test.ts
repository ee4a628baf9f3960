import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';
import { type Node, placeOf, ROOT, readProject, type Source, sourcesIn } from '../helpers/sources.ts';

/** Sections of a model whose keys are names; those under `variables` stand one level deeper. */
const SECTIONS = ['dimensions', 'inputs', 'parameters', 'tables', 'observations', 'facts', 'columns', 'lines', 'readings'];

/** Names that are no words of English, though they have no underscore. */
const SHORT = ['acos', 'tacos', 'asin'];

/** Every name of a model that is not a plain English word. */
function namesOf(file: string): string[] {
  const keysAt = (path: readonly string[]): string[] => {
    const node = parsed.getIn(path);
    return isMap(node) ? node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : [];
  };
  const parsed = parseDocument(readProject(file));
  const titles = keysAt(['variables']);
  const all = [...SECTIONS.flatMap((section) => keysAt([section])), ...titles.flatMap((title) => keysAt(['variables', title]))];
  return all.filter((name) => name.includes('_') || SHORT.includes(name));
}

const MODELS = readdirSync(join(ROOT, 'models')).map((folder) => `models/${folder}/model.yaml`);
const NAMES = new Set(MODELS.flatMap(namesOf));

/** Texts and keys of a source in which one of the names stands as a word. */
function named(source: Source): string[] {
  return source.visits.flatMap(({ node, property }) =>
    textsOf(node, property).flatMap((text) =>
      [...text.matchAll(/[a-z][a-z0-9_]*/g)]
        .filter(([word]) => NAMES.has(word))
        .map(([word]) => `${placeOf(source, node.start)} ${word}`),
    ),
  );
}

function textsOf(node: Node, property: string | undefined): string[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'TemplateElement') return [(node.value as { readonly raw: string }).raw];
  return node.type === 'Identifier' && property === 'key' ? [String(node.name)] : [];
}

/** The shape of run.json is documented and stays: what a plan spends has these keys, whatever the model. */
function isKeyOfRunJson(place: string): boolean {
  return /^src\/report\/outputs\/json\/runJson\.ts:\d+ (ad|content)_spend$/.test(place);
}

describe('the engine', () => {
  it('names nothing of a model', () => {
    const engine = sourcesIn('src').filter(({ path }) => !path.startsWith('src/exports/'));
    expect(NAMES.size).toBeGreaterThan(100);
    expect(engine.flatMap(named).filter((place) => !isKeyOfRunJson(place))).toEqual([]);
  });
});
