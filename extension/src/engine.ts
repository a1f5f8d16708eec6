/**
 * The Go engine: JSON in, JSON out, through the three exports of the WebAssembly module (wasm/). Only the
 * background may import this file: the mere try to compile WebAssembly in a page tells the page of us.
 */
import { Failed } from './failure';
import { wasi } from './wasi';
import type {
  CheckAnswer,
  CheckRequest,
  FillAnswer,
  FillRequest,
  InspectAnswer,
  InspectRequest,
  MergeAnswer,
  MergeRequest,
} from './protocol';
import type { NameAnswer, NameRequest, RenderAnswer, RenderRequest, RuleDoc, SuitAnswer, SuitRequest } from './protocol';

/** Operations: their number in the engine's table (internal/engine), request and answer. */
export interface Operations {
  check: [CheckRequest, CheckAnswer];
  render: [RenderRequest, RenderAnswer];
  inspect: [InspectRequest, InspectAnswer];
  name: [NameRequest, NameAnswer];
  merge: [MergeRequest, MergeAnswer];
  rules: [Record<string, never>, { rules: RuleDoc[] }];
  suit: [SuitRequest, SuitAnswer];
  fill: [FillRequest, FillAnswer];
}

const numbers = { check: 1, render: 2, inspect: 3, name: 4, merge: 5, rules: 6, suit: 7, fill: 8 } as const;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  input(size: number): number;
  call(op: number, size: number): number;
  answer(): number;
}

export class Engine {
  private module: Promise<WebAssembly.Module> | undefined;
  private instance: Exports | undefined;
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  /**
   * Begins to compile at once, so that the first call finds a warm instance.
   * @param load is asked again when it failed
   * @param remedy what to do when it fails again and again, as the end of a sentence
   */
  constructor(
    private readonly load: () => Promise<WebAssembly.Module>,
    private readonly remedy: string,
  ) {
    this.compiled()
      .then((module) => (this.instance ??= instantiate(module)))
      .catch(() => undefined); // the first call tries again, and says what is wrong
  }

  /** Settles when the module is compiled; rejects with a Failed when it cannot be. */
  async ready(): Promise<void> {
    await this.compiled();
  }

  /**
   * Runs one operation. A trap leaves an instance that looks alive but is not, so it is dropped and the
   * call made once more on a new one.
   */
  async call<O extends keyof Operations>(op: O, request: Operations[O][0]): Promise<Operations[O][1]> {
    const module = await this.compiled();
    const input = this.encoder.encode(JSON.stringify(request));
    let output: string;
    try {
      output = this.run(module, numbers[op], input);
    } catch {
      output = this.run(module, numbers[op], input, 'last try');
    }
    const answer = JSON.parse(output) as Operations[O][1] | { error: string };
    if ('error' in answer) throw new Failed('bad-request', `Warmnote’s engine refused ${op}: ${answer.error}.`);
    return answer;
  }

  private run(module: WebAssembly.Module, op: number, input: Uint8Array, lastTry?: string): string {
    try {
      const engine = (this.instance ??= instantiate(module));
      const room = engine.input(input.length);
      new Uint8Array(engine.memory.buffer, room, input.length).set(input);
      const size = engine.call(op, input.length);
      return this.decoder.decode(new Uint8Array(engine.memory.buffer, engine.answer(), size));
    } catch (cause) {
      this.instance = undefined;
      if (!lastTry) throw cause;
      const message = 'Warmnote’s engine failed on this text. Your text is untouched; please report what you typed.';
      throw new Failed('engine', message, { cause });
    }
  }

  private compiled(): Promise<WebAssembly.Module> {
    this.module ??= this.load().catch((cause: unknown) => {
      this.module = undefined;
      const message = `Warmnote’s engine did not load. Reload this page; if that does not help, ${this.remedy}.`;
      throw new Failed('engine', message, { cause });
    });
    return this.module;
  }
}

/** Fetches and compiles the module. Streaming gains nothing here and fails on a wrong content type. */
export async function loadModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

function instantiate(module: WebAssembly.Module): Exports {
  let exports: Exports | undefined;
  const instance = new WebAssembly.Instance(
    module,
    wasi(() => exports!.memory.buffer),
  );
  exports = instance.exports as unknown as Exports;
  exports._initialize();
  return exports;
}
