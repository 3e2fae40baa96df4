/** Any value of a row as text: lists as JSON, the rest as it reads. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : JSON.stringify(value)
}
