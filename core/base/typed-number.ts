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
