/** A layout: the fields of a file in their order, as data. Its version is that of the document which defines it. */
import type { DbfField } from './fields.ts'

export interface DbfLayout<F extends Record<string, DbfField> = Record<string, DbfField>> {
  name: string
  version: string
  fields: F
}

type ValueOf<C> = C extends DbfField<infer T> ? T : never
export type DbfRow<L extends DbfLayout> = { [N in keyof L['fields']]: ValueOf<L['fields'][N]> }

/** The mark of deletion and all fields. */
export const recordLength = ({ fields }: DbfLayout): number =>
  Object.values(fields).reduce((sum, { width }) => sum + width, 1)

/** A head, a description of each field, and the byte that ends them. */
export const headerLength = ({ fields }: DbfLayout): number => 32 + 32 * Object.keys(fields).length + 1

/** A row of which nothing is said. */
export function blankRow<L extends DbfLayout>({ fields }: L): DbfRow<L> {
  const blanks = Object.entries(fields).map(([name, { blank }]) => [name, blank] as const)
  return Object.fromEntries(blanks) as DbfRow<L>
}
