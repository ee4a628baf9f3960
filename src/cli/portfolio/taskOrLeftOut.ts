import { InputError } from '../../core/error.ts';
import type { Account, LeftOut, ProductTask } from '../../pipeline.ts';

/** A product's files, or why they cannot be read. */
export function taskOrLeftOut(account: Account, index: number): ProductTask | LeftOut {
  try {
    return account.taskAt(index);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'left out', index, id: account.idAt(index), category: '', issues: error.issues };
  }
}
