import { describe, expect, it } from 'vitest';
import { readProject } from '../helpers/sources.ts';
import { licencesText } from './licencesText.ts';

describe('docs/licences.md', () => {
  it('is what the lock says: else run `npm run licences`', () => {
    expect(readProject('docs/licences.md')).toBe(licencesText(readProject('package-lock.json')));
  });

  it('tells packages of production alone, each once, and refuses one without a licence', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/@s/c': { version: '2.0.0', license: 'ISC', os: ['linux'] },
      'node_modules/d': { version: '1.0.0', license: 'MIT', dev: true },
    };
    const text = licencesText(JSON.stringify({ packages }));
    expect(text.match(/^\| \S+ \| \d+\.\d+\.\d+ \|.*$/gm)).toEqual([
      '| @s/c | 2.0.0 | ISC | linux only |',
      '| a | 1.0.0 | MIT |  |',
    ]);
    const without = { ...packages, 'node_modules/e': { version: '1.0.0' } };
    expect(() => licencesText(JSON.stringify({ packages: without }))).toThrow('e 1.0.0 names no licence');
  });
});
