/** What people type for a sync server, and what it means. */

export interface Address {
  /** Where the server is, without a slash at the end: "https://sync.example.org/warmnote". */
  url: string;
  /** The match pattern to ask the browser's permission for. It names no port, which Firefox refuses. */
  pattern: string;
}

/** The server's address, or what is wrong with it in words. */
export function parseAddress(typed: string): Address | { problem: string } {
  const text = typed.trim();
  if (!text) return { problem: 'Type the address of your sync server first, for example https://sync.example.org.' };
  const url = toURL(text);
  if (!url || !/^https?:$/.test(url.protocol) || !isHost(url.hostname)) {
    return { problem: `“${text}” is not an address. It should look like https://sync.example.org.` };
  }
  if (url.username || url.password)
    return { problem: 'Leave user name and password out of the address. The sync code is all the server needs.' };
  if (url.protocol === 'http:' && !isThisComputer(url.hostname)) {
    return {
      problem: `Use https://${url.host}. Plain http is only for a server on this computer, since others on the network could read your account’s key.`,
    };
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, ''), pattern: `${url.protocol}//${url.hostname}/*` };
}

/** Without a scheme, a name on this computer is meant as http and any other as https. */
function toURL(text: string): URL | null {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const secure = parseURL(hasScheme ? text : `https://${text}`);
  return secure && !hasScheme && isThisComputer(secure.hostname) ? parseURL(`http://${text}`) : secure;
}

/** Chromium's URL also takes hosts with spaces and the like, as escapes. Other scripts arrive as punycode. */
function isHost(hostname: string): boolean {
  return /^[\w.-]+$|^\[[\da-f:.]+\]$/.test(hostname);
}

function isThisComputer(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** URL.parse is younger than the oldest Chrome that the manifest admits. */
function parseURL(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
