import { abs } from './abs.ts';
import { clamp } from './clamp.ts';
import { compound } from './compound.ts';
import { cos } from './cos.ts';
import { decay } from './decay.ts';
import { exp } from './exp.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { harmonic } from './harmonic.ts';
import { hill } from './hill.ts';
import { log } from './log.ts';
import { logistic } from './logistic.ts';
import { logit } from './logit.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { round } from './round.ts';
import { sin } from './sin.ts';
import { smoothMin } from './smoothMin.ts';
import { softplus } from './softplus.ts';
import { sqrt } from './sqrt.ts';

const ALL = [
  exp,
  log,
  sqrt,
  min,
  max,
  abs,
  round,
  sin,
  cos,
  clamp,
  logistic,
  logit,
  hill,
  compound,
  decay,
  smoothMin,
  softplus,
  harmonic,
];

/** Every function that an equation may call, by name: the closed list. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(ALL.map((definition) => [definition.name, definition]));
