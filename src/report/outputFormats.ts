/** What a report may be written as; `--format` chooses among them. */
export const OUTPUT_FORMATS = ['html', 'pdf', 'slide', 'xlsx', 'csv', 'charts', 'json'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Those that need the charts drawn. */
const DRAWN: readonly OutputFormat[] = ['html', 'pdf', 'slide', 'charts'];

/** @example
 * needsCharts(new Set(['csv', 'xlsx'])) // => false */
export function needsCharts(formats: ReadonlySet<OutputFormat>): boolean {
  return DRAWN.some((format) => formats.has(format));
}
