import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The real sync server with a database of its own and these flags; answers its address. It ends with the test. */
export async function testServer(t: TestContext, ...flags: string[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'warmnote-server-'));
  const program = process.env.WARMNOTE_SERVER;
  if (!program) throw new Error('run the tests by: go run ./extension/build -tests');
  const server = spawn(program, ['-listen', '127.0.0.1:0', '-rate', '0', '-db', join(dir, 'warmnote.db'), ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  t.after(async () => {
    server.kill();
    await exited;
    await rm(dir, { recursive: true });
  });
  let log = '';
  for await (const chunk of server.stderr) {
    log += String(chunk);
    const address = /url=(http:\/\/[^/]+)\//.exec(log)?.[1];
    if (address) return address;
  }
  throw new Error(`the server did not start: ${log}`);
}
