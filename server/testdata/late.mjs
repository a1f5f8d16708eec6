// Starts the Worker with GET /start and not with the process. Whenever workerd makes an isolate it throws
// away all that V8 compiled quickly, for every isolate, and it makes those of D1's simulator after this one.
export default {
  async fetch(request) {
    const { default: worker } = await import('./late.mjs');
    return new URL(request.url).pathname === '/start' ? new Response() : worker.fetch(request);
  },
};
