import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from '../../document.ts';
import { type PdfKind, pdfData } from './pdfData.ts';
import { TEMPLATE } from './template.ts';
import { typeset } from './typeset.ts';

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
  const { compiler, pages } = typeset({ template: TEMPLATE, ...pdfData(report, how), fonts });
  return exported(compiler, pages);
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
