/** Called as work proceeds: part done, 0 to 1, and what is next. */
export type Progress = (done: number, step: string) => void;
