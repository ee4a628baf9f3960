import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

/** A folder that does not exist: the compiler sees the files given to it and nothing of the disk. */
const WORKSPACE = '/discovery-report';

/** What a page design reads. */
export interface Typeset {
  /** The design in Typst. */
  readonly template: string;
  /** What it reads as `report.json`. */
  readonly json: string;
  /** By id: what it reads as `charts/<id>.svg`. */
  readonly drawings: ReadonlyMap<string, string>;
  /** TrueType files of Source Sans 3. */
  readonly fonts: readonly Uint8Array[];
}

/**
 * Sets pages.
 * @throws Error where the page design and the report do not fit: a fault of ours, a missing font included.
 */
export function typeset({ template, json, drawings, fonts }: Typeset): {
  readonly compiler: NodeCompiler;
  readonly pages: NodeTypstDocument;
} {
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  });
  compiler.mapShadow(`${WORKSPACE}/report.json`, Buffer.from(json));
  for (const [id, svg] of drawings) compiler.mapShadow(`${WORKSPACE}/charts/${id}.svg`, Buffer.from(svg));
  const compiled = compiler.compile({ mainFileContent: template });
  const problem = compiled.takeError() ?? compiled.takeWarnings();
  if (problem !== null) throw faultOf(compiler, problem);
  if (compiled.result === null) throw new Error('the pages were not made, and no reason was given');
  return { compiler, pages: compiled.result };
}

function faultOf(compiler: NodeCompiler, problem: NodeError): Error {
  const messages = compiler
    .fetchDiagnostics(problem)
    .map((diagnostic: { readonly message?: string }) => diagnostic.message ?? String(diagnostic));
  return new Error(`the pages were not made: ${messages.join('; ')}`);
}
