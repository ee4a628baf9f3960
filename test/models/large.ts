import type { Model } from '../../src/language/model.ts';
import { shippedModel } from '../helpers/shipped.ts';

/** The shipped model with more channels like external AI, and more signals in each of them: text is all that changes. */
export function largeModel(channels: number, signals: number): Model {
  const more = Array.from({ length: channels - 3 }, (_, index) => `More AI ${index + 1}`);
  const ids = more.map((name) => name.toLowerCase().replaceAll(' ', '_'));
  const places = ['external_ai', ...ids];
  const extra = Array.from({ length: signals - 6 }, (_, index) => ({
    id: `signal_${index + 1}`,
    channel: places[index % places.length],
  }));
  const part = (1 / (Math.ceil(extra.length / places.length) + 3)).toFixed(6);
  return shippedModel((path, text) => {
    const lines = text.trimEnd().split('\n');
    const repeated = (member: string, others: readonly string[]): string[] =>
      lines.flatMap((line) =>
        line.split(',').includes(member) ? [line, ...others.map((other) => line.replace(`,${member},`, `,${other},`))] : [line],
      );
    if (path === 'channels.csv')
      return lines
        .map((line, row) => line + more.map((name) => `,${row === 0 ? name : /(?:"[^"]*"|[^,]*)$/.exec(line)?.[0]}`).join(''))
        .join('\n');
    if (path === 'signals.csv')
      return [...lines, ...extra.map(({ id, channel }) => `${id},${id},${channel},${part},0,0.001,0.001,0,1,0,0.3`)].join('\n');
    if (path === 'assumptions.csv') {
      const channelled = repeated('external_ai', ids).join('\n').split('\n');
      return channelled
        .flatMap((line) =>
          line.includes(',community,') ? [line, ...extra.map(({ id }) => line.replace(',community,', `,${id},`))] : [line],
        )
        .join('\n');
    }
    if (path === 'readings.csv') return repeated('external_ai', ids).join('\n');
    return text;
  });
}
