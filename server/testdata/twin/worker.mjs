// The statements of a poll and of a push as a Worker without Go, for the benchmark: what the real Worker takes
// beyond this one is Warmnote's own, and not D1's simulator's.
const account = `SELECT key, token, retired_cursor, (SELECT substr(epoch, 1, 8) FROM server) || life, seq, floor,
  records, bytes, history_bytes, max_records, max_bytes, max_history_bytes
  FROM account WHERE id = ?`;

const push = `INSERT INTO record (account, id, seq, base, data, changed)
  SELECT account.key, item.value ->> 0, account.seq + item.key + 1, item.value ->> 1, item.value ->> 2, max(?, server.clock)
  FROM server CROSS JOIN account CROSS JOIN json_each(?) AS item
  WHERE account.key = ? AND account.deleted = 0 AND account.retired = 0 AND substr(server.epoch, 1, 8) || account.life = ?
  ON CONFLICT (account, id) DO UPDATE
  SET seq = excluded.seq, base = excluded.base, data = excluded.data, changed = excluded.changed
  WHERE record.seq = excluded.base
  RETURNING id, seq`;

const create = `INSERT INTO account (key, id, token, max_records, max_bytes, max_history_bytes)
  VALUES ((SELECT last_key + 1 FROM server), ?, '', 1000000, 1000000000, 1000000000)`;

export default {
  async fetch(request, env) {
    const id = request.headers.get('Authorization').slice('Bearer '.length).split('.')[0];
    if (new URL(request.url).pathname === '/healthz') return new Response('ok');
    if (request.method === 'PUT') await env.DB.prepare(create).bind(id).run();
    const [row] = await env.DB.prepare(account).bind(id).raw();
    if (request.method === 'GET') return new Response(null, { status: 304 });
    const cursor = `${row[3]}.${row[4]}`;
    if (request.method === 'PUT') return Response.json({ cursor });
    const { epoch, items } = await request.json();
    const list = JSON.stringify(items.map((item) => [item.id, item.base, item.data]));
    const stored = await env.DB.prepare(push)
      .bind(Math.floor(Date.now() / 1000), list, row[0], epoch)
      .raw();
    return Response.json({ items: stored.map(([id, seq]) => ({ id, seq })) });
  },
};
