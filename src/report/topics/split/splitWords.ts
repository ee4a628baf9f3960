import type { Setting } from '../../reportSetting.ts';

/** What the three parts are, in the model's words where it has some. */
export function partsExplained(words: readonly string[], { won }: Setting): string {
  const parts =
    words.length > 0
      ? words.join(' ')
      : 'What a plan pays for goes when it stops paying: what it buys (paid, less what would have come anyway) and what advertising holds up beside that (ad-supported). What is left is earned.';
  return `${parts} The three add up to the plan’s share of ${won} in every month and every draw.`;
}
