import { InputError } from '../../core/error.ts';

/** The error of a thread that has ended before its work was done and has told nothing. */
export function threadStopped(code: number): InputError {
  return new InputError([
    {
      opening: 'invalid',
      message: `run: a thread of the program was stopped (code ${code}) before its work was done`,
      advice:
        'Nothing was written. Run the command again; where it stops again, give fewer --draws, or report it with the command that you ran.',
    },
  ]);
}
