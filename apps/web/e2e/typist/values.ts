/** What a person types into a field: mostly what belongs there, in one of the ways in which it is written; sometimes anything else. */
import { closedSchema } from '@guitai/core/frame/closed-schema.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { formModel, type FieldKind, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import type { Random } from '../../../simulator/participants/random.ts'

/** Screens that are neither a function's nor a report's. */
const OWN_CODES = ['', 'KH', 'FH', 'WF', 'RZ', 'RW', 'HH']

/** All that the command box leads to. */
export const ALL_CODES: readonly string[] = [
  ...OWN_CODES,
  ...FUNCTIONS.filter(each => each.runBy !== 'system').map(({ code }) => code),
  ...REPORTS.map(({ code }) => code).filter(code => code.length <= 4),
]

export function fieldsOf(code: string): readonly FieldModel[] {
  const input =
    FUNCTIONS.find(each => each.code === code)?.input ?? REPORTS.find(each => each.code === code)?.input
  return input === undefined ? [] : formModel(closedSchema(input))
}

/** 'securitiesAccounts_0_number' is a field of a row. */
export function fieldAt(code: string, id: string): FieldModel | undefined {
  const names = id.split('_').filter(name => !/^\d+$/.test(name))
  return names.reduce<FieldModel | undefined>(
    (found, name, index) =>
      (index === 0 ? fieldsOf(code) : (found?.fields ?? [])).find(each => each.name === name),
    undefined,
  )
}

const CLIENTS = ['10000001', '10000002', 'lm', 'zwq', '１００００００３', 'shpjtz']
const INSTRUMENTS = ['600000', 'pfyh', '000001', '510300', 'gzmt', '６００５１９']
const BY_KIND: Readonly<Partial<Record<FieldKind, readonly string[]>>> = {
  client: CLIENTS,
  'cash-account': ['10000001', 'lm', '1000000101'],
  instrument: INSTRUMENTS,
  money: ['500', '1234.5', '1,000.00', '１２００', '0.01', '88000'],
  price: ['12.85', '12.9', '１２。８５', '.5', '13'],
  whole: ['100', '1000', '３００', '1', '20', '5'],
  date: ['20261130', '2026-11-24', '1130', '2026/12/1', '２０２６１１３０'],
  password: ['246813'],
  'new-password': ['135792'],
  picked: ['1', '1001', 'a', '600000'],
  word: ['1', '其他', 'a'],
  tags: ['600000 000001', '甲'],
}
const TEXTS = ['客户要求', 'test', '测试 1', 'A1', '３ 号', '2026']
const ANYTHING = ['x', '-5', '1e3', '12,85', '2026-11-31', '００', ' ', '王', '/', '0']

/** Fields of screens that are not made from a schema, by the beginning of their names. */
const BY_NAME: readonly (readonly [start: string, values: readonly string[]])[] = [
  ['face-', ['3', '10', '１２', '']],
  ['to-unit', ['200100', '1']],
  ['amend-client', CLIENTS],
  ['custody-client', CLIENTS],
]

export function textFor(code: string, id: string, random: Random): string {
  if (random.next() < 0.06) return oneOf(ANYTHING, random)
  const named = BY_NAME.find(([start]) => id.startsWith(start))
  if (named !== undefined) return oneOf(named[1], random)
  const field = fieldAt(code, id)
  const usual =
    (field === undefined ? undefined : BY_KIND[field.kind]) ?? (/client/i.test(id) ? CLIENTS : TEXTS)
  return field?.example !== undefined && random.next() < 0.8 ? field.example : oneOf(usual, random)
}

export function oneOf<T>(values: readonly T[], random: Random): T {
  const value = values[Math.floor(random.next() * values.length)]
  if (value === undefined) throw new RangeError('nothing to choose from')
  return value
}
