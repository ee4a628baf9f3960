import { PARAMETER_ROLES, type ParameterRole, VARIABLE_ROLES, type VariableRole } from '../../language/contract/contract.ts';
import type { Model } from '../../language/model.ts';

/** What a topic can ask of a model: something that plays a part, or more than parts. */
export type Need = VariableRole | ParameterRole | keyof typeof OTHERS;

interface OtherNeed {
  readonly about: string;
  readonly met: (model: Model) => boolean;
}

const OTHERS = {
  advertising: {
    about: 'inputs that are advertising',
    met: ({ roles }: Model): boolean => roles.advertising.length > 0,
  },
  channel: { about: 'the dimension that shares are split over', met: ({ roles }: Model): boolean => roles.channel !== undefined },
  readings: { about: 'two readings of a table of words', met: ({ readingNames }: Model): boolean => readingNames.length > 1 },
  'table of words': {
    about: 'a dimension that is described in words',
    met: ({ channelTable }: Model): boolean => channelTable.attributes.length > 0,
  },
} as const satisfies Readonly<Record<string, OtherNeed>>;

/** Those of the needs that the model does not meet. */
export function unmet(needs: readonly Need[], model: Model): Need[] {
  const { variables, parameters } = model.roles;
  const met = (need: Need): boolean =>
    need in OTHERS
      ? OTHERS[need as keyof typeof OTHERS].met(model)
      : variables.has(need as VariableRole) || parameters.has(need as ParameterRole);
  return needs.filter((need) => !met(need));
}

/** A need with its meaning: `rank (the place in a list, 1 is first)`. */
export function needText(need: Need): string {
  const all: Readonly<Record<string, { readonly about: string }>> = { ...VARIABLE_ROLES, ...PARAMETER_ROLES, ...OTHERS };
  return `${need} (${all[need]?.about ?? need})`;
}
