// Starts the Worker with GET /start and not with the process. Whenever workerd makes an isolate it throws
// away all that V8 compiled quickly, for every isolate, and it makes those of D1's simulator after this one,
// with the first statement. Cloudflare's D1 is in other processes.
export default {
  async fetch(request, { DB }) {
    await DB.prepare('SELECT 1').raw();
    const { default: worker } = await import('./late.mjs');
    return new URL(request.url).pathname === '/start' ? new Response() : worker.fetch(request);
  },
};
