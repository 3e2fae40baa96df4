/**
 * The firm's own switches, amounts and counts. A row keeps one integer, whatever it means; on the wire and on screens a switch is yes
 * or no and an amount is decimal, and the key says which of the three fields is given.
 */
import { Type } from 'typebox'
import { MAX_FEN } from '../../base/money.ts'
import { Choice, Flag, shownWhen, Whole } from '../../frame/fields.ts'
import { SETTING_WORDS, type Setting } from '../../words/setting.ts'
import { valuesOf } from '../../words/words.ts'
import { Amount } from './parameter-fields.ts'
import { parameterTable } from './parameter-table.ts'

/** Of a count: the number above which it has no meaning. */
const FORMS: Readonly<Record<Setting, 'isOn' | 'amount' | number>> = {
  'password-tries': 20,
  'two-step-entry': 'isOn',
  'price-cage-refuses': 'isOn',
  'transfers-withdrawable-same-day': 'isOn',
  'client-password-required': 'isOn',
  'password-min-length': 64,
  'password-classes': 4,
  'password-history': 24,
  'sign-in-lock-minutes': 60,
  'session-hours': 24,
  'batch-lines-per-client': 5_000,
  'risk-assessment-months': 120,
  'custody-transfer-fee': 'amount',
  'till-limit-CNY': 'amount',
  'till-limit-USD': 'amount',
  'till-limit-HKD': 'amount',
  'oral-loss-days': 365,
  'replacement-fee': 'amount',
  'order-fee': 'amount',
  'fee-rounding-limit': 'amount',
  'collected-stamp-duty': 'isOn',
  'collected-transfer-fee': 'isOn',
  'collected-exchange-fee': 'isOn',
  'collected-regulatory-fee': 'isOn',
  'collected-settlement-fee': 'isOn',
  'interest-at-rate-of-the-day': 'isOn',
}

const FIELDS = ['isOn', 'amount', 'count'] as const
type Field = (typeof FIELDS)[number]

function fieldOf(setting: Setting): Field {
  const form = FORMS[setting]
  return typeof form === 'number' ? 'count' : form
}

const settingsIn = (field: Field): Setting[] =>
  valuesOf(SETTING_WORDS).filter(setting => fieldOf(setting) === field)

const mostOf = (setting: Setting): number => {
  const form = FORMS[setting]
  return typeof form === 'number' ? form : MAX_FEN
}

export const SETTINGS_TABLE = parameterTable<'settings'>({
  editedBy: 'S01',
  takesEffect: 'anytime',
  name: 'settings',
  title: { zh: '系统设置', en: 'Settings' },
  key: Choice({ zh: '设置', en: 'Setting' }, SETTING_WORDS),
  value: Type.Object(
    {
      isOn: Type.Optional(shownWhen(Flag({ zh: '启用', en: 'On' }), 'key', ...settingsIn('isOn'))),
      amount: Type.Optional(shownWhen(Amount({ zh: '金额', en: 'Amount' }), 'key', ...settingsIn('amount'))),
      count: Type.Optional(
        shownWhen(Whole({ zh: '数值', en: 'Number' }, 0, 5_000), 'key', ...settingsIn('count')),
      ),
    },
    { additionalProperties: false },
  ),
  toRow: (content, key) => {
    const given = FIELDS.filter(name => content[name] !== null)
    const field = fieldOf(key as Setting)
    const isOwn = given.length === 1 && given[0] === field
    return { key: key as Setting, value: isOwn ? Number(content[field]) : Number.NaN }
  },
  toContent: ({ key, value }) => {
    const field = fieldOf(key)
    return { [field]: field === 'isOn' ? value === 1 : value }
  },
  problem: ({ key, value }) =>
    Number.isSafeInteger(value) && value <= mostOf(key) ? undefined : fieldOf(key),
})
