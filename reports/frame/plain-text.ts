/** Any value of a row as text: lists as JSON, others as they read. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : JSON.stringify(value)
}
