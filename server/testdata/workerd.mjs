// Runs the built Worker in workerd with an empty local D1 and prints its address. Ends with its stdin.
//   node workerd.mjs <directory of the built Worker> <directory of the migrations> <requests a minute of an account>
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Miniflare } from 'miniflare';
import { database, databaseRoute, script } from './database.mjs';
import { migrate } from './migrate.mjs';

const [, , built, migrations, perMinute] = process.argv;
// The module that begins comes first.
const files = ['worker.mjs', ...readdirSync(built).filter((name) => name !== 'worker.mjs')];
const kinds = { '.mjs': 'ESModule', '.js': 'ESModule', '.wasm': 'CompiledWasm', '.txt': 'Text' };

const compatibilityDate = '2026-04-01';
const d1Databases = { DB: 'DB' };

const miniflare = new Miniflare({
  host: '127.0.0.1',
  port: 0,
  unsafeTriggerHandlers: true,
  workers: [
    {
      name: 'warmnote',
      modulesRoot: built,
      modules: files.map((name) => ({ type: kinds[extname(name)], path: join(built, name) })),
      compatibilityDate,
      d1Databases,
      bindings: { REGISTRATION: 'open' },
      ratelimits: Object.fromEntries(
        Object.entries({ REQUESTS: 1, ADDRESSES: 5, STRANGERS: 1, NEWCOMERS: 1 }).map(([name, times]) => [
          name,
          { simple: { limit: times * Number(perMinute), period: 60 } },
        ]),
      ),
    },
    { name: 'database', modules: true, script, compatibilityDate, d1Databases, routes: [databaseRoute] },
  ],
});
await migrate(database(miniflare, 'DB'), migrations);
console.log((await miniflare.ready).href);

// Miniflare kills workerd as the process ends; its dispose waits for more, and without a bound.
process.stdin.on('end', () => process.exit()).resume();
