const asks = /\{\{\s*ask\s+["'“‘„«](.*?)["'”’“»]\s*\}\}/gsu;

/** What templates ask the person, each question once. A sheet may have a column with the answers. */
export function questionsOf(bodies: string[]): string[] {
  const found = bodies.flatMap((body) => [...body.matchAll(asks)].map(([, question]) => question!.replace(/\s+/gu, ' ').trim()));
  return [...new Set(found)].filter(Boolean);
}
