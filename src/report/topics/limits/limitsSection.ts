import type { Block } from '../../block.ts';
import { judgementSentence } from '../register/registerSection.ts';
import type { Context } from '../topic.ts';
import { conventions, weaknesses } from './limitsWords.ts';

/** How the figures are made, and where they may be wrong. */
export function limitsSection({ setting, decision }: Context): Block[] {
  return [
    { kind: 'heading', text: 'How the figures are made' },
    { kind: 'list', items: conventions(decision, setting) },
    { kind: 'heading', text: 'Where the model may be wrong' },
    { kind: 'list', items: [judgementSentence(decision.assumptions), ...weaknesses(decision.model, setting)] },
  ];
}
