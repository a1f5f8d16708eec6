/** How long the browser may take to fetch what it was told to download, in milliseconds. */
const fetchTime = 60_000;

/** Hands a text to the browser's own downloads. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), fetchTime);
}
