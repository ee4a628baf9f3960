import { freemem } from 'node:os';

/** Bytes of memory that the machine, or the container, still has to give. */
export function freeMemory(): number {
  return process.availableMemory?.() ?? freemem();
}
