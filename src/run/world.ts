import type { Model } from '../language/model.ts';
import type { Timeline } from './timeline.ts';

/** Everything that stays the same from run to run: the model, the calendar and the marketplace. */
export interface World {
  readonly model: Model;
  readonly marketplace: string;
  readonly timeline: Timeline;
}
