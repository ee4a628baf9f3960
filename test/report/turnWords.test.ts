import { expect, test } from 'vitest';
import { turnsAt } from '../../src/report/topics/sensitivity/turnWords.ts';

const contest = { ahead: { name: 'a', label: 'Plan A' }, behind: { name: 'hold', label: 'Hold' } };
const breakEven = { assumption: 'weight', label: 'Weight', unit: '1', mid: 0.7, value: 0.4, shareBelow: 0.3, aheadBelow: 'hold' };

test('an assumption that is a logarithm is told as how many times, never as itself', () => {
  const about = 'How much likelier, how many times the odds.';
  expect(turnsAt({ breakEven, about, isLogarithm: true }, contest)).toBe(
    'If “Weight” is below 1.49 times (we take 2.01 times), Hold comes out ahead of Plan A; we give that 30 of 100. Meaning: how much likelier, how many times the odds.',
  );
  expect(turnsAt({ breakEven }, contest)).toContain('is below 0.4 (we take 0.7)');
});
