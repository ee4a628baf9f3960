import type { Schedule } from './source.ts';

/** Long enough for the studies that ship; what it costs stands in models/README.md. */
export const DEFAULT_SCHEDULE: Schedule = { runs: 4, chains: 8, warmUp: 4000, block: 4000, thin: 20, mostBlocks: 24 };
