/** A row that somebody has set over the shipped tables of rules; see core/rules/overlay-parameters.ts. */
import { bool, date, defineTable, int8, orNull, text, time } from '../define-table.ts'

export const parameter = defineTable({
  name: 'parameter',
  key: 'parameterNo',
  owner: 'nobody',
  collection: 'parameterRows',
  counter: 'parameterNo',
  columns: {
    parameterNo: int8(),
    tableName: text(),
    key: text(),
    validFrom: date(),
    value: text(),
    isWithdrawn: bool(),
    tellerNo: int8(),
    setAt: time(),
    reason: text(),
    withdrawnBy: orNull(int8()),
    withdrawnAt: orNull(time()),
  },
  loaded: 'all',
  updates: ['isWithdrawn', 'withdrawnBy', 'withdrawnAt'],
})
