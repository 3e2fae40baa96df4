/** What trading costs: charges of state, depository and exchanges, the firm's commissions and their caps. */
import { Type } from 'typebox'
import { Flag } from '../../frame/fields.ts'
import type { CommissionRow, Parameters } from '../../rules/parameters.ts'
import { inForce } from '../../rules/parameters.ts'
import { productClassPattern } from '../../rules/product-class.ts'
import { Amount, CLASS_MADE_OF, CLASS_PARTS, ClassKey, KeyField, Percent } from './parameter-fields.ts'
import type { OutsideFee } from '../../rules/fee-sums.ts'
import { parameterTable, type ParameterTable } from './parameter-table.ts'
import { FEE_KIND_WORDS } from '../../words/fee-kind.ts'

const closed = { additionalProperties: false }
const trading = { editedBy: 'S04', takesEffect: 'before-trading' } as const

const feeTable = (name: OutsideFee): ParameterTable =>
  parameterTable<OutsideFee>({
    ...trading,
    name,
    title: FEE_KIND_WORDS[name],
    key: ClassKey,
    value: Type.Object(
      {
        buy: Percent({ zh: '买入费率', en: 'Buy' }, 'rate'),
        sell: Percent({ zh: '卖出费率', en: 'Sell' }, 'rate'),
        maximum: Type.Optional(Amount({ zh: '每笔最高', en: 'Most per order' })),
      },
      closed,
    ),
  })

const rate = Percent({ zh: '费率', en: 'Rate' }, 'rate')

export const FEE_TABLES: readonly ParameterTable[] = [
  feeTable('stampDuty'),
  feeTable('transferFee'),
  feeTable('exchangeFee'),
  feeTable('regulatoryFee'),
  feeTable('settlementFee'),
  parameterTable<'feeBasis'>({
    ...trading,
    name: 'feeBasis',
    title: { zh: '债券计费基础', en: 'What fees of bonds are reckoned on' },
    key: ClassKey,
    value: Type.Object(
      { withInterest: Flag({ zh: '含应计利息（全价）', en: 'With accrued interest (full price)' }) },
      closed,
    ),
  }),
  parameterTable<'commissions'>({
    ...trading,
    name: 'commissions',
    title: { zh: '佣金', en: 'Commissions' },
    key: KeyField(
      { zh: '方案/品种', en: 'Plan/class' },
      {
        pattern: `[a-z0-9-]{1,30}/${productClassPattern()}`,
        example: 'standard/stock',
        parts: { ...CLASS_PARTS, standard: { zh: '标准', en: 'Standard' } },
        madeOf: [
          { title: { zh: '方案', en: 'Plan' } },
          ...CLASS_MADE_OF.map((part, index) => (index === 0 ? { ...part, before: '/' as const } : part)),
        ],
      },
    ),
    value: Type.Object(
      {
        rate,
        minimum: Amount({ zh: '每笔最低', en: 'Least per order' }),
        isInclusive: Flag({ zh: '含规费', en: 'Exchange and regulatory fee included' }),
      },
      closed,
    ),
    toRow: (content, key) => ({
      ...content,
      plan: key.slice(0, key.indexOf('/')),
      key: key.slice(key.indexOf('/') + 1),
    }),
    problem: (row, parameters) => (row.rate > capOf(row, parameters) ? 'rate' : undefined),
  }),
  parameterTable<'commissionCaps'>({
    ...trading,
    name: 'commissionCaps',
    title: { zh: '佣金上限', en: 'Commission caps' },
    key: ClassKey,
    value: Type.Object({ rate }, closed),
  }),
  parameterTable<'repoCommissions'>({
    ...trading,
    name: 'repoCommissions',
    title: { zh: '回购佣金', en: 'Repo commissions' },
    key: KeyField({ zh: '期限（天）', en: 'Term (days)' }, { pattern: '[1-9]\\d{0,2}', example: '7' }),
    value: Type.Object({ rate }, closed),
  }),
]

/** The cap of the narrowest class that contains the whole class of the row. */
function capOf({ key, from }: CommissionRow, { commissionCaps }: Readonly<Parameters>): number {
  const parts = key.split('.')
  const market = /^X|^B/.test(parts[0] ?? '') ? parts.shift() : undefined
  const [kind, board] = parts
  const wider = [
    key,
    ...(market !== undefined && kind !== undefined ? [`${market}.${kind}`] : []),
    ...(kind !== undefined && board !== undefined ? [`${kind}.${board}`] : []),
    ...(kind === undefined ? [] : [kind]),
    ...(market === undefined ? [] : [market]),
    '*',
  ]
  for (const each of wider) {
    const cap = inForce(commissionCaps, each, from)
    if (cap !== undefined) return cap.rate
  }
  return Number.POSITIVE_INFINITY
}
