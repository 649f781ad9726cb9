/**
 * Returns a response of this site as a host should send it: cross-origin isolated, so that WASM may
 * use threads. One that leads elsewhere, or cannot be read, is returned as it is.
 */
export function isolate(response: Response): Response {
  const { status, statusText, body } = response;
  if (response.type.startsWith('opaque') || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(body, { status, statusText, headers });
}
