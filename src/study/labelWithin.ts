import type { Contract } from '../language/contract/contract.ts';

/**
 * What people are told a column or a fact is, as it stands within a sentence: its first letter small, unless it is one of an
 * acronym.
 */
export function labelWithin(name: string, { columns, facts }: Pick<Contract, 'columns' | 'facts'>): string {
  const label = columns.get(name)?.label ?? facts.get(name)?.label ?? name.replaceAll('_', ' ');
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
