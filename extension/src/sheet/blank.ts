/** Cells that say nothing; the engine and the command take the same for blank (internal/sheet). */

/** What spreadsheets put where a lookup found nothing. */
const none = new Set('#N/A #N/D #N/B #NV N/A n/a N/a undefined (blank)'.split(' '));

/** What people put where they know nothing, and what may be somebody's name. */
const unlessName = new Set('NA na null NULL Null none None NONE nil NaN nan TBD tbd TBC tbc unknown Unknown UNKNOWN'.split(' '));

/** Nothing but dashes, brackets and the like, and what cannot be seen. */
const empty = /^[\s\p{Default_Ignorable_Code_Point}\u2800\-–—_.?/*[\]<>«»]*$/u;

/** What another tool has left unfilled: "{{first_name}}", "*|NAME|*", also several in a row. */
const field = /^(?:\$?\{.*\}|%.*%|\*\|.*\|\*)$/su;

/** The same in signs with which firms write themselves, too: "[Name]" is a field, "[solidcore]" and "«Яндекс»" may be none. */
const likeField = /^(?:\[.*\]|<.*>|«.*»)$/su;

/** What names of fields have a word begin with. */
const fieldWord =
  /(?<!\p{L})(?:account|city|compan|employ|first|firm|job|last|location|name|organi|position|role|school|title|topic|universit|your)/iu;

/** "#REF!", "#DIV/0!" and "#NAME?", whatever the spreadsheet's language. */
const error = /^#[^ a-z]*[!?]$/u;

export function isBlank(cell: string, name: boolean): boolean {
  const words = cell.trim();
  const unfilled = field.test(words) || (likeField.test(words) && (name || fieldWord.test(words)));
  return empty.test(words) || none.has(words) || unfilled || error.test(words) || (!name && unlessName.has(words));
}
