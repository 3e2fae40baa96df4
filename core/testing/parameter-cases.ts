/** Books in which parameters have been set, and the rows that S01 to S09 have in common. */
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { parameterKey, type ParameterTableName } from '../rules/overlay-parameters.ts'
import type { ParameterRow } from '../rules/parameters.ts'
import { settled } from './books.ts'
import type { Row } from './test-function.ts'

/** Books in which a teller has set this row; the row gets the next number. */
export function parameterSet(
  built: MutableBooks,
  tableName: ParameterTableName,
  row: ParameterRow,
  isWithdrawn = false,
): MutableBooks {
  applyChanges(built, [
    {
      kind: 'insert',
      table: 'parameter',
      row: {
        parameterNo: built.parameterRows.size + 1,
        tableName,
        key: parameterKey(row),
        validFrom: row.from,
        value: JSON.stringify(row),
        isWithdrawn,
        tellerNo: 1001,
        setAt: 0,
        reason: row.source,
        withdrawnBy: isWithdrawn ? 1002 : null,
        withdrawnAt: isWithdrawn ? 0 : null,
      },
    },
  ])
  return settled(built)
}

/**
 * For books whose day is 2026-11-23: no. 1 began on the 16th and was replaced by no. 2, which began on the 18th and is in
 * force; no. 3 is withdrawn, no. 4 has not begun, no. 5 belongs to another function's table.
 */
export function withRows(
  built: MutableBooks,
  tableName: ParameterTableName,
  row: ParameterRow & Readonly<Record<string, unknown>>,
): MutableBooks {
  const other = tableName === 'banks' ? 'settings' : 'banks'
  const [first] = built.parameters[other]
  parameterSet(built, tableName, { ...row, from: '2026-11-16' })
  parameterSet(built, tableName, { ...row, from: '2026-11-18' })
  parameterSet(built, tableName, { ...row, from: '2026-12-01' }, true)
  parameterSet(built, tableName, { ...row, from: '2026-12-02' })
  return parameterSet(built, other, { ...(first as ParameterRow), from: '2026-12-01' })
}

const goBack = (parameterNo: number) => ({ action: 'go-back', parameterNo })

/** `earliest` is the first date that may still change at ten in the morning of the 23rd. */
export function commonCases(
  tableName: ParameterTableName,
  key: string,
  { earliest, wrong }: { earliest: string; wrong?: Record<string, unknown> },
): readonly Row[] {
  const set = (from: string, no: number): string =>
    `insert parameter ${tableName} ${key} from ${from} no. ${no}`
  return [
    ['from a date to come', {}, [set('2027-01-04', 6)]],
    ['from the first date that may change', { validFrom: earliest }, [set(earliest, 6)]],
    ['a date that is closed', { validFrom: '2026-11-20' }, 'parameter_from_past'],
    ...(wrong === undefined
      ? []
      : [['content that cannot be', { value: wrong }, 'parameter_value_invalid'] as const]),
    ['back from nothing', goBack(99), 'parameter_not_found'],
    ["back from another function's row", goBack(5), 'parameter_table_unknown'],
    ['back from what is withdrawn', goBack(3), 'parameter_withdrawn'],
    ['back from what has been replaced', goBack(1), 'parameter_replaced'],
    [
      'back from what has not begun',
      goBack(4),
      [`update parameter ${tableName} ${key} from 2026-12-02 withdrawn 4`],
    ],
    ['back from what holds: the row before it, anew', goBack(2), [set(earliest, 6)]],
  ]
}
