/** A row that contradicts a line of the proof, as a text: 'account_no 1000000101, trade_key 2026-11-23/XSHG//7/buy'. */
export function inWords(row: Readonly<Record<string, unknown>>): string {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}
