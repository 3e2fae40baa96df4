/** A decimal number as a teller types it, thousands separated or not, in Chinese punctuation too. */

/** Could become a number: nothing else is taken into the field. */
export function isDecimalSoFar(text: string): boolean {
  return /^\d*\.?\d*$/.test(plain(text))
}

/** As the counter takes it: no separators, no idle zeros; more places than the field has are dropped. */
export function decimalOf(text: string, decimals: number): string | undefined {
  const [whole = '', fraction = ''] = plain(text).split('.')
  if (whole === '' && fraction === '') return undefined
  const places = fraction.slice(0, decimals).replace(/0+$/, '')
  const units = whole.replace(/^0+(?=\d)/, '') || '0'
  return places === '' ? units : `${units}.${places}`
}

function plain(text: string): string {
  return text.replaceAll(/[,，\s]/g, '').replaceAll('。', '.')
}
