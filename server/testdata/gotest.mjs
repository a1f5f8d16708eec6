// Runs a Go test program built for js/wasm in Node, with an empty local D1 bound as DB; for go test -exec. As COUNTED
// the same database is bound, with what it has read and written since the start in globalThis.rows, and as FIRST one
// that no migration has run on.
//   node gotest.mjs <directory of the migrations> <Go's wasm_exec.js> <program> [arguments]
import fs from 'node:fs';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { counted } from './counted.mjs';
import { database, script } from './database.mjs';
import { migrate } from './migrate.mjs';

const [, , migrations, loader, program, ...args] = process.argv;
const miniflare = new Miniflare({
  modules: true,
  script,
  d1Databases: ['DB', 'FIRST'],
});
const db = database(miniflare, 'DB');
await migrate(db, migrations);

globalThis.rows = { read: 0, written: 0 };
const env = { DB: db, COUNTED: counted(db, globalThis.rows), FIRST: database(miniflare, 'FIRST') };
globalThis.context = { env, binding: {} };
globalThis.fs = fs;
globalThis.path = path;
await import(loader);

const go = new Go();
go.argv = [program, ...args];
go.env = { TMPDIR: process.env.TMPDIR ?? '/tmp' };
go.exit = process.exit; // miniflare kills workerd then; its dispose waits for more, and without a bound
const { instance } = await WebAssembly.instantiate(fs.readFileSync(program), go.importObject);
await go.run(instance);
