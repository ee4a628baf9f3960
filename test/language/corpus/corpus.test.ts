import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../../src/language/slots.ts';
import { compileKernel } from '../../../src/program/compileKernel.ts';
import { loadFrom, messageFile, namesIn, refusalOf } from './corpus.ts';

describe('a good model', () => {
  it.each(namesIn('good'))('is read and compiled: %s', (name) => {
    const model = loadFrom('good', name);
    const kernel = compileKernel(
      model,
      [...model.variables.values()].flatMap((variable) => slotsOf(model, variable)),
    );
    expect(kernel.outputs.length).toBeGreaterThanOrEqual(model.variables.size);
    expect(structuredClone(model), 'it crosses to the threads that sample').toEqual(model);
  });
});

describe('a bad model', () => {
  it.each(namesIn('bad'))('is refused with the message beside it: %s', (name) => {
    expect(existsSync(messageFile(name)), `write it with "npm run goldens" and read it: ${name}.txt`).toBe(true);
    expect(refusalOf(name)).toBe(readFileSync(messageFile(name), 'utf8'));
  });

  it.each(namesIn('bad'))('is told what is wrong, where, and what to do: %s', (name) => {
    const issues = readFileSync(messageFile(name), 'utf8').trim().split('\n\n');
    for (const issue of issues) {
      expect(issue).toMatch(/^(?:unknown|missing|invalid) /);
      expect(issue).toMatch(/\n {2}at \S+/);
      expect(issue).toMatch(/\n {2}(?!at )\S[^\n]*[.?]$/);
    }
  });

  it('has no message left over', () => {
    const messages = readdirSync(join(import.meta.dirname, 'bad')).filter((file) => file.endsWith('.txt'));
    expect(messages.map((file) => file.slice(0, -'.txt'.length)).sort()).toEqual(namesIn('bad'));
  });
});
