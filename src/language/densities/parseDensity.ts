import { fail } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { DENSITIES } from './densities.ts';
import type { Density } from './density.ts';

const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A density as the model file writes it. Throws an InputError whose excerpt is the text.
 *
 * @example
 * parseDensity('half-normal(0.5)').given // => [0.5]
 */
export function parseDensity(text: string): Density {
  const refuse = (message: string, advice: string): never =>
    fail({ opening: 'invalid', message: `density: ${message}`, excerpt: { text, from: 0, to: text.length }, advice });
  const match = /^([a-z][a-z-]*)\s*\(([^()]*)\)$/.exec(text.slice(0, 200).trim());
  const [, name = '', list = ''] = match ?? [];
  if (!match) return refuse(`"${text.slice(0, 60)}" is not a family with its numbers`, 'Write it as normal(0.8, 0.4).');
  const family = DENSITIES.get(name);
  if (!family)
    return fail({
      opening: 'unknown',
      message: `density "${name}"`,
      excerpt: { text, from: 0, to: name.length },
      advice: suggest(name, [...DENSITIES.keys()]),
    });
  const usage = `Write ${name}(${family.parameters.join(', ')}).`;
  const cells = list.split(',').map((cell) => cell.trim());
  if (cells.length !== family.parameters.length || !cells.every((cell) => NUMBER.test(cell) && Number.isFinite(Number(cell))))
    return refuse(`${name} takes ${family.parameters.length} plain number${family.parameters.length === 1 ? '' : 's'}`, usage);
  const given = cells.map(Number);
  const problem = family.problem(given);
  return problem === undefined ? { text: text.trim(), family: name, given } : refuse(problem, usage);
}
