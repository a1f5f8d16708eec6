import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The real sync server with a database of its own and these flags; answers its address. It ends with the test. */
export async function testServer(t: TestContext, ...flags: string[]): Promise<string> {
  return (await TestServer.start(t, ...flags)).url;
}

/** The real sync server, and what an operator does to it. */
export class TestServer {
  url = '';
  private listen = '127.0.0.1:0';
  private ended: Promise<unknown> = Promise.resolve();
  private process!: ChildProcess;

  private constructor(
    private readonly dir: string,
    private readonly flags: string[],
  ) {}

  static async start(t: TestContext, ...flags: string[]): Promise<TestServer> {
    const server = new TestServer(await mkdtemp(join(tmpdir(), 'warmnote-server-')), flags);
    t.after(async () => {
      await server.stop();
      await rm(server.dir, { recursive: true });
    });
    await server.run();
    return server;
  }

  /** Replaces an earlier one. */
  backup(): void {
    execFileSync(program(), ['backup', '-db', this.db, this.copy], { stdio: 'pipe' });
  }

  async restore(): Promise<void> {
    await this.stop();
    // What was there is kept under a name that a second restore within the same second would want, too.
    for (const name of await readdir(this.dir)) if (name.includes('.before-')) await rm(join(this.dir, name));
    execFileSync(program(), ['restore', '-db', this.db, this.copy], { stdio: 'pipe' });
    await this.run();
  }

  /** Has it forget all deletions, as it does of old ones. */
  async forget(): Promise<void> {
    await this.stop();
    execFileSync('go', ['run', './server/testdata/forget', this.db]);
    await this.run();
  }

  private get db(): string {
    return join(this.dir, 'warmnote.db');
  }

  private get copy(): string {
    return join(this.dir, 'backup.db');
  }

  /** Runs it, each time at the same address. */
  private async run(): Promise<void> {
    const args = ['-listen', this.listen, '-rate', '0', '-db', this.db, ...this.flags];
    const server = spawn(program(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.process = server;
    this.ended = new Promise((resolve) => server.once('exit', resolve));
    let log = '';
    this.url = await new Promise<string>((resolve, reject) => {
      server.stderr.on('data', (chunk) => {
        log += String(chunk);
        const address = /url=(http:\/\/[^/]+)\//.exec(log)?.[1];
        if (address) resolve(address);
      });
      server.once('exit', () => reject(new Error(`the server did not start: ${log}`)));
    });
    this.listen = new URL(this.url).host;
  }

  private async stop(): Promise<void> {
    this.process.kill();
    await this.ended;
  }
}

function program(): string {
  if (!process.env.WARMNOTE_SERVER) throw new Error('run the tests by: go run ./extension/build -tests');
  return process.env.WARMNOTE_SERVER;
}
