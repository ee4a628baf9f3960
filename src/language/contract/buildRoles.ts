import type { Issue } from '../../core/error.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import {
  PARAMETER_ROLES,
  type ParameterRole,
  type RoleMeaning,
  type Roles,
  VARIABLE_ROLES,
  type VariableRole,
} from './contract.ts';
import { type Known, nameAmong } from './known.ts';

/** Who plays which part; a name that is none, of another kind or over another dimension is an issue. */
export function buildRoles(declared: Declared | undefined, known: Known, issues: Issue[]): Roles {
  const inputs = (role: string): string[] =>
    (declared?.lists.get(role) ?? []).flatMap((node) => nameAmong(node, { what: 'input', among: known.inputs }, issues) ?? []);
  const channel = nameAmong(declared?.fields.get('channel'), { what: 'dimension', among: known.dimensions }, issues);
  const one = (node: TextNode | undefined, role: VariableRole): [VariableRole, string][] => {
    const name = nameAmong(node, { what: 'variable', among: known.variables }, issues);
    if (node && name !== undefined)
      checkOver(node, { meaning: VARIABLE_ROLES[role], over: known.variables.get(name)?.over, channel }, issues);
    return name === undefined ? [] : [[role, name]];
  };
  const variables = rolesOf(VARIABLE_ROLES).flatMap((role) => one(declared?.fields.get(role), role));
  const parameters = rolesOf(PARAMETER_ROLES).flatMap((role): [ParameterRole, string][] => {
    const name = nameAmong(declared?.fields.get(role), { what: 'parameter', among: known.parameters }, issues);
    return name === undefined ? [] : [[role, name]];
  });
  return {
    advertising: inputs('advertising'),
    content: inputs('content'),
    ...(channel !== undefined && { channel }),
    variables: new Map(variables),
    parameters: new Map(parameters),
  };
}

function rolesOf<Role extends string>(meanings: Readonly<Record<Role, RoleMeaning>>): Role[] {
  return Object.keys(meanings) as Role[];
}

function checkOver(
  node: TextNode,
  {
    meaning,
    over,
    channel,
  }: { readonly meaning: RoleMeaning; readonly over: string | undefined; readonly channel: string | undefined },
  issues: Issue[],
): void {
  const wanted = meaning.byChannel ? channel : undefined;
  if (over === wanted && !(meaning.byChannel && channel === undefined)) return;
  const said = over === undefined ? 'over no dimension' : `over ${over}`;
  issues.push({
    opening: 'invalid',
    message: `part of "${node.text}": it is ${said}`,
    ...locate(node),
    advice: meaning.byChannel
      ? `This part is ${meaning.about}: name a variable over the dimension that plays "channel".`
      : `This part is ${meaning.about}: name a variable over no dimension.`,
  });
}
