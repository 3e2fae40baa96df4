/**
 * Normalises a number that people type or paste, on a screen or in a file. Full-width digits become digits, blanks around the
 * number are removed, and separators before groups of three digits (1,234.50) are removed. Everything else stays as it was
 * typed, so that the reader of the number refuses it: a figure that is cut or guessed costs money.
 */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/

export function typedNumber(text: string): string {
  const plain = text.normalize('NFKC').trim()
  return GROUPED.test(plain) ? plain.replaceAll(',', '') : plain
}

/**
 * Reads an amount, price or count that a person types: at most `decimals` places, no sign; 。 is a decimal point, as Chinese
 * keyboards type it. The result is written without idle zeros, as the counter takes it ('1234.5'); it is undefined when the
 * text is anything else.
 */
export function typedDecimal(typed: string, decimals: number): string | undefined {
  const text = typedNumber(typed.replaceAll('。', '.'))
  const [whole, units = '', fraction = ''] = /^(\d*)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === undefined || (units === '' && fraction === '')) return undefined
  const places = fraction.replace(/0+$/, '')
  if (places.length > decimals) return undefined
  const integer = units.replace(/^0+(?=\d)/, '') || '0'
  return places === '' ? integer : `${integer}.${places}`
}
