/** A new request id. `crypto.randomUUID` exists only on secure pages; a counter in a branch's network may not be one. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
