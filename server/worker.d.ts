// What the scripts find that no package declares: the Worker's surroundings, and what Go's wasm_exec.js makes.

declare module 'cloudflare:workers' {
  /** The bindings of wrangler.jsonc; a test may leave some out. */
  // biome-ignore lint/suspicious/noExplicitAny: the bindings are of many kinds
  export const env: Record<string, any>;
}

declare module '*wasm_exec.js';

declare module '*.wasm' {
  const program: WebAssembly.Module;
  export default program;
}

declare class Go {
  argv: string[];
  env: Record<string, string>;
  exit: (code: number) => void;
  exited: boolean;
  importObject: { gojs: Record<string, (sp: number) => void> };
  run(instance: WebAssembly.Instance): Promise<void>;
}

declare namespace WebAssembly {
  class Module {}
  class Instance {
    constructor(module: Module, imports: object);
  }
  function instantiate(code: Uint8Array, imports: object): Promise<{ instance: Instance }>;
}
