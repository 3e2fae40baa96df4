/** How a field of a record is called in its table. */

/** Fields whose names SQL keeps for itself. */
const RENAMED: Readonly<Record<string, string>> = { from: 'valid_from', to: 'valid_to' }

/** 'bankTransfer' → bank_transfer. */
export function columnName(field: string): string {
  return RENAMED[field] ?? field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
