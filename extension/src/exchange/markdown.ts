/** Text out of Markdown, in which chats and articles hand out their templates. */

const fence = /^\s*(```|~~~)/;
const rule = /^\s*([-*_])(\s*\1){2,}\s*$/;
/** `**Alumni:** Hi …`, and `**Alumni**` alone, also in a list. */
const label = /^\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)?\*\*([^*\n]{1,80}?):?\*\*:?(?:\s+|$)/;

/** Without fences, rules, quotation marks at the head of lines, and emphasis; what labels a text in bold becomes its heading. */
export function fromMarkdown(text: string): string {
  return text
    .split('\n')
    .filter((line) => !fence.test(line) && !rule.test(line))
    .map((line) =>
      emphasised(
        line
          .replace(/^\s*>\s?/, '')
          .replace(label, '# $1\n')
          .trimEnd(),
      ),
    )
    .join('\n');
}

function emphasised(line: string): string {
  return line.replace(/\*\*(\S(?:[^*\n]*\S)?)\*\*/g, '$1');
}
