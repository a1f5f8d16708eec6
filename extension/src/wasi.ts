const success = 0;
const badDescriptor = 8;

/**
 * The part of WASI preview 1 that a Go reactor without files needs. Two answers matter more than they
 * look: fd_prestat_get must fail, or Go's syscall package looks for open folders until memory ends; and
 * poll_oneoff must succeed, or a panic dies while it waits to print its message.
 */
export function wasi(memory: () => ArrayBuffer): WebAssembly.Imports {
  const view = () => new DataView(memory());
  const functions: Record<string, WebAssembly.ImportValue> = {
    clock_time_get(_clock: number, _precision: bigint, out: number) {
      view().setBigUint64(out, BigInt(Math.round(performance.now() * 1e6)), true);
      return success;
    },
    random_get(start: number, length: number) {
      crypto.getRandomValues(new Uint8Array(memory(), start, length));
      return success;
    },
    fd_write(_fd: number, vectors: number, count: number, out: number) {
      const data = view();
      const decoder = new TextDecoder();
      let text = '';
      let written = 0;
      for (let i = 0; i < count; i++) {
        const length = data.getUint32(vectors + 8 * i + 4, true);
        text += decoder.decode(new Uint8Array(memory(), data.getUint32(vectors + 8 * i, true), length));
        written += length;
      }
      console.warn(text);
      data.setUint32(out, written, true);
      return success;
    },
    proc_exit(code: number) {
      throw new Error(`the engine exited with ${code}`);
    },
    // No arguments and no environment.
    args_sizes_get: zeros,
    environ_sizes_get: zeros,
  };
  function zeros(count: number, bytes: number) {
    view().setUint32(count, 0, true);
    view().setUint32(bytes, 0, true);
    return success;
  }
  const rest = (name: string) => (name.startsWith('fd_') ? () => badDescriptor : () => success);
  return { wasi_snapshot_preview1: new Proxy(functions, { get: (own, name: string) => own[name] ?? rest(name) }) };
}
