// A rehearsal of the Worker: each kind of request once, before there is a real one. V8 compiles a function when
// it first runs, which would cost the first requests of an isolate 20 to 50 ms of CPU each. The database that
// answers is made up and keeps nothing.

const id = 'A'.repeat(22);
const token = 'A'.repeat(43);
const epoch = '0'.repeat(16);
const data = 'A'.repeat(1024);

/** What the server keeps of the token: its SHA-256 in base64url. */
const tokenHash = 'DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo';

/**
 * How the statements of package sqlstore are answered that read or return rows, by what tells them apart.
 *
 * @type {[part: string, rowsFor: (...bound: any[]) => unknown[][]][]}
 */
const results = [
  // Key, token, cursor of a retired one, epoch, seq, floor, records, bytes, history, and three limits.
  ['FROM account WHERE id', (wanted) => (wanted === id ? [[1, tokenHash, '', epoch, 2, 0, 1, 1024, 0, 1000, 1e6, 1e6]] : [])],
  ['INSERT INTO record', () => [[id, 3]]],
  ['AS wanted CROSS JOIN record', () => [[id, 2, data]]],
  ['CROSS JOIN version', () => [[1, data, 1]]],
  [
    'octet_length',
    () => [
      [id, 1, null],
      [id, 2, data],
    ],
  ],
  ['FROM server', () => [[epoch]]],
  ['FROM gone', () => []],
];

/** A D1 database in which the one account has one record. */
export const database = {
  prepare: (statement) => ({
    bind: (...values) => ({
      async raw() {
        const known = results.find(([part]) => statement.includes(part));
        if (!known) throw new Error(`the rehearsal does not know how to answer ${statement}`);
        return known[1](...values);
      },
      run: async () => ({ success: true, meta: { changes: 1, last_row_id: 1 } }),
    }),
  }),
};

const push = (...items) => ({ epoch, items });

/** Method, path, what the device has, body, and the status that the answer must have. */
const calls = [
  ['GET', '/healthz', '', null, 200],
  ['GET', '/v1/nothing', '', null, 404],
  ['GET', '/v1/info', '', null, 200],
  ['PUT', '/v1/account', '', {}, 200],
  ['GET', '/v1/account', '', null, 200],
  ['GET', '/v1/changes', '', null, 200],
  ['GET', `/v1/changes?since=${epoch}.1`, '', null, 200],
  ['GET', '/v1/changes', `"${epoch}.2"`, null, 304],
  ['GET', '/v1/changes', `"${epoch}.9"`, null, 410],
  ['POST', '/v1/changes', '', push({ id, base: 2, data }), 200],
  ['POST', '/v1/changes', '', push({ id, base: 2, data }, { id: 'B'.repeat(22), base: 0, data: null }), 200],
  ['POST', '/v1/changes', '', push({ id: 'short', base: 0, data }), 400],
  ['GET', `/v1/records/${id}/versions`, '', null, 200],
  ['POST', '/v1/account/retire', '', { cursor: `${epoch}.2` }, 200],
  ['DELETE', '/v1/account', '', null, 204],
];

/** Has handle answer all calls. What it allocates is not kept, and nothing waits for more than a microtask. */
export async function rehearse(handle) {
  const ask = (method, path, who, has, body) => {
    const head = [method, path, `Bearer ${who}.${token}`, has].join('\n');
    return new Promise((resolve) => handle(head, body && new TextEncoder().encode(JSON.stringify(body)), resolve));
  };
  for (const [method, path, has, body, expected] of calls) {
    const status = await ask(method, path, id, has, body);
    if (status !== expected) throw new Error(`${method} ${path} is answered ${status} and not ${expected}`);
  }
  // An account that stays unknown: 401, or 403 where registration is closed.
  const stranger = await ask('PUT', '/v1/account', 'B'.repeat(22), '', {});
  if (stranger !== 401 && stranger !== 403) throw new Error(`a stranger is answered ${stranger}`);
}
