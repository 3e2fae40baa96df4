/** What a code of the depository's files means on a date. */
import type { BusinessDate } from '../base/business-date.ts'
import type { DepositoryMeaning } from '../words/depository-code.ts'
import { inForce, type Parameters } from './parameters.ts'

/** The field is that of a layout, such as 'SJSMX.MXYWLB'. Undefined where the table does not know the value. */
export type CodeReader = (field: string, value: string) => DepositoryMeaning | undefined

export function codesOn(
  { depositoryCodes }: Pick<Parameters, 'depositoryCodes'>,
  date: BusinessDate,
): CodeReader {
  const known = new Map(
    depositoryCodes.flatMap(({ key }) => {
      const row = inForce(depositoryCodes, key, date)
      return row === undefined ? [] : [[key, row.means] as const]
    }),
  )
  return (field, value) => known.get(`${field}.${value}`)
}
