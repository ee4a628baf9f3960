#!/usr/bin/env node
import { programVersion } from './effects/programVersion.ts';
import { leaveWhenPipeCloses, print, terminalWidth } from './effects/stdout.ts';
import { helpFor } from './helpText.ts';

/* Help is answered at the door: what runs commands, and what parses them, is loaded only where there is one to run. */
leaveWhenPipeCloses();
const args = process.argv.slice(2);
const help = helpFor(args, { version: programVersion(), width: terminalWidth() });
if (help === undefined) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(args);
} else print(help);
