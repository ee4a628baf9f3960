/** What of the engine's WebAssembly is used: types of the language of the web that neither ES nor Node declares here. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, (...values: number[]) => number>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    readonly grow: (pages: number) => number;
  }
}
