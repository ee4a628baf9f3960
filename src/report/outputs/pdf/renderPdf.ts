import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from '../../document.ts';
import { type PdfKind, pdfData } from './pdfData.ts';
import { TEMPLATE } from './template.ts';

/** A folder that does not exist: the compiler sees the files given to it and nothing of the disk. */
const WORKSPACE = '/discovery-report';

/** Every PDF says it was made at the start of the model’s clock, 2026-01-01, so that the same report gives the same bytes. */
const CREATED = 1_767_225_600;

/**
 * The report as a tagged PDF (PDF/UA-1): real text, page one with the answer, contents, page numbers.
 *
 * @param how whether it has contents and the numbers behind its charts, or is page one with what is signed.
 * @param fonts TrueType files of Source Sans 3: regular, italic, semibold, bold.
 * @throws Error where the page design and the report do not fit: a fault of ours, a missing font included.
 */
export function renderPdf(report: Report, fonts: readonly Uint8Array[], how: PdfKind = { whole: true }): Uint8Array {
  const { json, drawings } = pdfData(report, how);
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  });
  compiler.mapShadow(`${WORKSPACE}/report.json`, Buffer.from(json));
  for (const [id, svg] of drawings) compiler.mapShadow(`${WORKSPACE}/charts/${id}.svg`, Buffer.from(svg));
  const compiled = compiler.compile({ mainFileContent: TEMPLATE });
  const problem = compiled.takeError() ?? compiled.takeWarnings();
  if (problem !== null) throw faultOf(compiler, problem);
  if (compiled.result === null) throw new Error('the PDF was not made, and no reason was given');
  return exported(compiler, compiled.result);
}

/** PDF/UA-1; a plain tagged PDF where a name has letters that no font at hand can draw, which PDF/UA forbids. */
function exported(compiler: NodeCompiler, pages: NodeTypstDocument): Uint8Array {
  try {
    return new Uint8Array(compiler.pdf(pages, { pdfStandard: 'ua-1', creationTimestamp: CREATED }));
  } catch (problem) {
    if (!String(problem).includes('could not be displayed with font')) throw problem;
    return new Uint8Array(compiler.pdf(pages, { pdfStandard: '1.7', creationTimestamp: CREATED }));
  }
}

function faultOf(compiler: NodeCompiler, problem: NodeError): Error {
  const messages = compiler
    .fetchDiagnostics(problem)
    .map((diagnostic: { readonly message?: string }) => diagnostic.message ?? String(diagnostic));
  return new Error(`the PDF was not made: ${messages.join('; ')}`);
}
