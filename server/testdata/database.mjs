/** The script of a worker that runs a statement on one of its D1 databases. */
export const script = `export default {
  async fetch(request, env) {
    const { name, sql, values, method, options } = await request.json();
    try {
      return Response.json({ answer: await env[name].prepare(sql).bind(...values)[method](options) });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
}`;

/** Where the worker is asked, for a Miniflare that also runs others. */
export const databaseRoute = 'database/*';

/**
 * A database of a Miniflare that runs the script above. Miniflare's own stand-in for one, getD1Database, waits for some of
 * its answers by Atomics.wait, which can wake for the answer before: then that call throws, and so do all that follow.
 */
export function database(miniflare, name) {
  const ask = async (sql, values, method, options) => {
    const response = await miniflare.dispatchFetch('http://database/', {
      method: 'POST',
      body: JSON.stringify({ name, sql, values, method, options }),
    });
    const { answer, error } = await response.json();
    if (error !== undefined) throw new Error(error);
    return answer;
  };
  const statement = (sql, values) => ({
    bind: (...values) => statement(sql, values),
    all: () => ask(sql, values, 'all'),
    raw: (options) => ask(sql, values, 'raw', options),
    run: () => ask(sql, values, 'run'),
  });
  return { prepare: (sql) => statement(sql, []) };
}
