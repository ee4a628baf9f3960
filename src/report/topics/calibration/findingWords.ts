import type { Decision, Finding } from '../../../decide/decision.ts';
import type { Block } from '../../block.ts';

/** Findings that page one and the terminal name; the rest stand with what the history taught. */
const MOST = 3;

/** What was found, what it does to the answer, and what to do: three sentences. */
export function findingWords({ says, effect, advice }: Finding): string {
  return `${says} ${effect} ${advice}`;
}

/** The findings that matter most, in words. */
export function weightiest({ findings }: Pick<Decision, 'findings'>): string[] {
  return findings.slice(0, MOST).map(findingWords);
}

/** The same as a list; nothing where nothing was found. */
export function findingsList(decision: Pick<Decision, 'findings'>): Block[] {
  const items = weightiest(decision);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** All findings under a heading of their own; nothing where page one has them all. */
export function allFindings({ findings }: Pick<Decision, 'findings'>): Block[] {
  if (findings.length <= MOST) return [];
  return [
    { kind: 'heading', text: 'What makes the history hard to believe' },
    { kind: 'list', items: findings.map(findingWords) },
  ];
}
