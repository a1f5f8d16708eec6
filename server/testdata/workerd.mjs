// Runs the built Worker in workerd with an empty local D1 and prints its address. Ends with its stdin.
//   node workerd.mjs <directory of the built Worker> <directory of the migrations>
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';

const [, , built, migrations] = process.argv;
const module = (type, name) => ({ type, path: join(built, name) });

const miniflare = new Miniflare({
  host: '127.0.0.1',
  port: 0,
  modulesRoot: built,
  modules: [module('ESModule', 'worker.mjs'), module('ESModule', 'wasm_exec.js'), module('CompiledWasm', 'server.wasm')],
  compatibilityDate: '2026-04-01',
  d1Databases: ['DB'],
  bindings: { REGISTRATION: 'open' },
});

// As wrangler does it: the file and the note that it ran, in one query.
const database = await miniflare.getD1Database('DB');
await database.prepare('CREATE TABLE d1_migrations (name TEXT UNIQUE)').run();
for (const name of (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()) {
  const sql = await readFile(join(migrations, name), 'utf8');
  await database.prepare(`${sql}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`).run();
}
console.log((await miniflare.ready).href);

process.stdin.on('end', () => miniflare.dispose().then(() => process.exit())).resume();
