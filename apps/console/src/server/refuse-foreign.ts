/** Bytes of the largest request: a transcript of 10 MB as base64, and room for the rest. */
const LARGEST_BODY = 15_000_000

/**
 * Cross-site requests never reach a mutation: browsers say where a request comes from, and the custom header cannot be set by a
 * form. Returns the refusal, or null.
 */
export function refuseForeign(request: Request): Response | null {
  if (request.method === 'GET') return null
  const site = request.headers.get('sec-fetch-site')
  const isForeign = site !== null && site !== 'same-origin' && site !== 'none'
  if (isForeign || request.headers.get('x-understudy') !== '1')
    return new Response('Requests from other sites are refused.\n', { status: 403 })
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY)
    return new Response('The request is larger than 15 MB.\n', { status: 413 })
  return null
}
