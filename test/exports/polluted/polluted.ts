import { DOORS } from './doors.ts';
import { counted, judgeAll } from './judge.ts';

/** Every polluted file through every door, counted by way of pollution and verdict. `npm run polluted`. */
for (const door of DOORS) {
  const judged = await judgeAll(door, door.files);
  console.log([door.door, ...counted(judged)].join('\n  '));
  const wrong = judged.filter(({ verdict }) => verdict === 'WRONG');
  for (const { file, message } of wrong) console.log(`WRONG: ${file.what}${message === '' ? '' : `: ${message}`}`);
  const right = judged.filter(({ file: { way }, verdict }) => way === 'file' && verdict === 'right').length;
  if (right < door.right) console.log(`WRONG: only ${right} of ${door.right} files damaged as a whole come out right`);
  if (wrong.length > 0 || right < door.right) process.exitCode = 1;
}
