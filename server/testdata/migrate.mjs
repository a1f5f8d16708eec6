import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Applies the migrations as wrangler does: each file and the note that it ran, in one query. */
export async function migrate(database, directory) {
  await database.prepare('CREATE TABLE d1_migrations (name TEXT UNIQUE)').run();
  for (const name of (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()) {
    const sql = await readFile(join(directory, name), 'utf8');
    await database.prepare(`${sql}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`).run();
  }
}
