// Runs in a worker whose page is cross-origin isolated. Types notes into Harper, key by key, and answers the
// microseconds that each key took, and those of one long word.
import { LocalLinter, createBinaryModuleFromUrl } from 'harper.js';

async function measure() {
  const { notes, word } = await (await fetch('/input.json')).json();
  const linter = new LocalLinter({ binary: createBinaryModuleFromUrl(new URL('/harper.wasm', location.href).href) });
  await linter.setup();
  const time = async (text) => {
    const start = performance.now();
    await linter.lint(text, { language: 'plaintext' });
    return (performance.now() - start) * 1000;
  };
  for (const { text } of notes) await time(text); // warms up
  const keys = [];
  for (const { text } of notes) {
    let end = 0;
    for (const char of text) keys.push([await time(text.slice(0, (end += char.length)))]);
  }
  return { keys, word: await time(word) };
}

measure().then(postMessage, (error) => postMessage({ error: error.stack }));
