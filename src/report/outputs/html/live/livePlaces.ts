/** Where the parts of the page that recomputes stand. */
export const LIVE_IDS = {
  section: 'live',
  /** The way there from the top. */
  jump: 'live-jump',
  sentence: 'live-sentence',
  lead: 'live-lead',
  /** Read out, and not seen. */
  status: 'live-status',
  note: 'live-note',
  controls: 'live-controls',
  pictures: 'live-pictures',
  parcel: 'live-parcel',
  /** And `-0`, `-1` for the readings. */
  draws: 'live-draws',
} as const;

/** The name under which the script of the program leaves it on the window. */
export const LIVE_KERNEL = 'discoveryProgram';
