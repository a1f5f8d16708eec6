/** Cells of files for spreadsheets, which run a cell that begins like a formula (internal/sheetfile does the same). */

/** What spreadsheets take for the start of a formula (OWASP, CSV injection), in wide letters too. */
const guarded = /^'*[=+\-@＝＋－＠\t\r\n]/;

export function guard(cell: string): string {
  return guarded.test(cell) ? `'${cell}` : cell;
}

/** Takes off exactly what {@link guard} put there. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell;
}
