import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { fail } from '../core/error.ts';

/** Bytes read between two turns of the caller. */
const SLICE = 64 * 1024;

/** What is to be done with the pieces of an XML document. Names are without prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Reads XML piece by piece; yields after each piece of bytes, so that the caller can take what was gathered.
 * Entities of a document type are never looked up: one that is used is an error. Errors: XML that is damaged.
 */
export function* readXml(bytes: Iterable<Uint8Array>, file: string, handler: XmlHandler): Generator<void> {
  const decoder = new TextDecoder('utf-8');
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => damaged(file));
  parser.on('doctype', () => damaged(file));
  const { open, text, close } = handler;
  if (open) {
    parser.on('opentag', ({ name, attributes }) => {
      open(localName(name), (wanted) => attributeOf(attributes, wanted));
    });
  }
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(localName(name)));
  for (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      parser.write(decoder.decode(chunk.subarray(at, at + SLICE), { stream: true }));
      yield;
    }
  }
  parser.write(decoder.decode()).close();
  yield;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributeOf(attributes: Readonly<Record<string, SaxesAttributePlain | string>>, name: string): string | undefined {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function damaged(file: string): never {
  const message = 'workbook: a part of it is no valid XML';
  fail({ opening: 'invalid', message, place: { file }, advice: 'Open it in Excel and save it again, or export it as CSV.' });
}
