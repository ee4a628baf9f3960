/** Each time what a report is; the main thread says when. */
export { run } from './reportCommand.ts';
