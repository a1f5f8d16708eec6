import { readFile } from 'node:fs/promises';
import { Engine } from '../engine';

/** The engine as it is shipped; extension/build compiles it for the tests and says where it lies. */
export function testEngine(): Engine {
  const path = process.env.WARMNOTE_WASM;
  if (!path) throw new Error('run the tests by: go run ./extension/build -tests');
  return new Engine(async () => WebAssembly.compile(Uint8Array.from(await readFile(path))), 'run the tests again');
}
