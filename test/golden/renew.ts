import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { messageFile, namesIn, refusalOf } from '../language/corpus/corpus.ts';
import { expectedFile, interpreted, STUDIES, settingOf } from './goldenStudies.ts';

it.each(STUDIES)('what the interpreter makes of %s', (name) => {
  writeFileSync(expectedFile(name), `${JSON.stringify(interpreted(settingOf(name)), null, 2)}\n`);
});

it.each(namesIn('bad'))('the message that refuses %s', (name) => {
  const message = refusalOf(name);
  if (message === '') throw new Error(`${name} is no bad model`);
  writeFileSync(messageFile(name), message);
});
