import { readFileSync, writeFileSync } from 'node:fs';
import { licencesText } from './licencesText.ts';

/** Writes docs/licences.md. `npm run licences`. */
writeFileSync('docs/licences.md', licencesText(readFileSync('package-lock.json', 'utf8')));
