/** The same D1 database, which adds up in total the rows that D1 charges for. A query's columns must differ in name. */
export function counted(database, total) {
  const add = ({ meta }) => {
    total.read += meta.rows_read;
    total.written += meta.rows_written;
  };
  return {
    prepare: (statement) => ({
      bind: (...values) => {
        const bound = database.prepare(statement).bind(...values);
        return {
          // What raw answers says nothing of the cost.
          async raw() {
            const answer = await bound.all();
            add(answer);
            const rows = answer.results;
            return rows.length > 0 ? [Object.keys(rows[0]), ...rows.map(Object.values)] : [];
          },
          async run() {
            const answer = await bound.run();
            add(answer);
            return answer;
          },
        };
      },
    }),
  };
}
