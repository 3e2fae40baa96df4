/** The unit in which an instrument is counted: shares, fund units, or yuan of a bond's face value. */
const UNITS: Readonly<Record<string, string>> = {
  stock: '股',
  'depositary-receipt': '份',
  'b-share': '股',
  etf: '份',
  lof: '份',
  'closed-fund': '份',
  reit: '份',
}

export function unitOf(kind: string): string {
  return UNITS[kind] ?? '元面额'
}
