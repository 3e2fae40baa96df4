/**
 * Numbers that no teller should have to know: each is picked from the rows of a report. By the field's widget: which report,
 * which column is the value, what is shown of a row, what may be typed to find it.
 */
import { accountsTyped } from '@guitai/core/base/account-typed.ts'
import type { Parameters, Row } from '../api/reports.ts'
import { showCount, showMoney, showPriceText, showTime } from '../format/figures.ts'
import { textOf } from '../format/text-of.ts'
import type { Texts } from '../texts/use-text.ts'
import { PICKED, type Picked, type PickedFrom } from '@guitai/core/frame/picked.ts'

export interface RowSource extends Shown, PickedFrom {
  readonly value: (row: Row) => string | number
}

/** What is shown of the rows, and which of them are offered. */
interface Shown {
  readonly parameters?: Parameters
  /** A row that stands for several. */
  readonly expand?: (row: Row) => readonly Row[]
  /** Rows of these only. */
  readonly filter?: (row: Row) => boolean
  /** Of the firm, not of a client. */
  readonly isOfFirm?: boolean
  /** The report answers for one client only. */
  readonly needsClient?: boolean
  /** Its code says more than its number does. */
  readonly isCalledByCode?: boolean
  /** In the closed field. */
  readonly label: (row: Row, texts: Texts) => string
  /** Beside the number in the list, most telling first. */
  readonly facts: (row: Row, texts: Texts) => readonly string[]
}

const text = (row: Row, name: string): string => textOf(row[name] ?? '')
const paper = (row: Row): string => `${text(row, 'code')} ${text(row, 'name')}`.trim()
const count = (title: string, value: unknown): string => `${title} ${showCount(value)}`

const freeze: Shown = {
  label: row => `${text(row, 'freezeNo')} ${paper(row)}`.trim(),
  facts: (row, { t, word }) => [
    text(row, 'clientName'),
    row['object'] === 'cash'
      ? `${word('currency', text(row, 'currency'))} ${showMoney(row['effective'])}`
      : `${paper(row)} ${showCount(row['effectiveQuantity'])}`,
    row['term'] === 'long' ? text(row, 'document') : t('pick.today'),
  ],
}

const SHOWN: Readonly<Record<Picked, Shown>> = {
  holding: {
    isCalledByCode: true,
    needsClient: true,
    label: (row, { t }) => `${paper(row)} · ${count(t('pick.sellable'), row['sellable'])}`,
    facts: (row, { t, word }) => [
      text(row, 'name'),
      count(t('pick.held'), row['total']),
      count(t('pick.sellable'), row['sellable']),
      [word('market', text(row, 'market')), text(row, 'tradingUnit'), natureOf(row, t('pick.pledged'))].join(
        ' ',
      ),
    ],
  },
  freeze,
  order: {
    parameters: { status: 'open' },
    label: (row, { word }) => `${text(row, 'orderId')} ${word('side', text(row, 'side'))} ${paper(row)}`,
    facts: (row, { word }) => [
      text(row, 'clientName'),
      `${word('side', text(row, 'side'))} ${paper(row)}`,
      `${showPriceText(row['price'])} × ${showCount(row['quantity'])}`,
      word('status', text(row, 'status')),
    ],
  },
  voucher: {
    filter: row => (row['reversedBy'] ?? null) === null && (row['reverses'] ?? null) === null,
    label: row => `${text(row, 'voucherNo')} ${text(row, 'summary')}`.trim(),
    facts: (row, { word }) => [
      text(row, 'clientName'),
      word('voucher', text(row, 'kind')),
      (row['amount'] ?? null) === null
        ? `${paper(row)} ${showCount(row['quantity'])}`
        : showMoney(row['amount']),
      text(row, 'businessDate'),
    ],
  },
  agent: {
    needsClient: true,
    label: row => `${text(row, 'agentNo')} ${text(row, 'name')}`,
    facts: (row, { t, word }) => [
      text(row, 'name'),
      (Array.isArray(row['scopes']) ? (row['scopes'] as string[]) : [])
        .map(scope => word('scope', scope))
        .join(t('word.separator')),
      `→ ${text(row, 'validTo')}`,
    ],
  },
  loss: {
    needsClient: true,
    filter: row => row['status'] === 'in-force',
    label: (row, { word }) => `${text(row, 'lossNo')} ${word('lost', text(row, 'object'))}`,
    facts: (row, { word }) => [
      word('lost', text(row, 'object')),
      text(row, 'objectId'),
      text(row, 'reportedOn'),
    ],
  },
  'custody-transfer': {
    filter: row => row['isCostProvisional'] === true,
    label: row => `${text(row, 'transferNo')} ${paper(row)}`,
    facts: row => [paper(row), showCount(row['quantity']), text(row, 'requestedOn')],
  },
  'open-trade': {
    label: (row, { word }) => `${text(row, 'tradeSeq')} ${word('side', text(row, 'side'))} ${paper(row)}`,
    facts: (row, { word }) => [
      `${word('side', text(row, 'side'))} ${paper(row)}`,
      showCount(row['quantity']),
      showMoney(row['net']),
      text(row, 'tradeDate'),
    ],
  },
  teller: {
    isOfFirm: true,
    label: row => `${text(row, 'tellerNo')} ${text(row, 'fullName')}`,
    facts: row => [text(row, 'fullName'), text(row, 'name')],
  },
  branch: {
    isOfFirm: true,
    filter: row => row['status'] === 'trading',
    label: (row, { pick }) => `${text(row, 'branchNo')} ${branchName(row, pick)}`,
    facts: (row, { pick }) => [branchName(row, pick), text(row, 'code'), text(row, 'address')],
  },
  'trading-unit': {
    isOfFirm: true,
    label: (row, { word }) => `${text(row, 'pbuId')} ${word('market', text(row, 'market'))}`,
    facts: (row, { word }) => [word('market', text(row, 'market')), word('unit', text(row, 'status'))],
  },
  role: {
    isOfFirm: true,
    label: (row, { pick }) => roleTitle(row, pick),
    facts: (row, { pick }) => [roleTitle(row, pick)],
  },
  approval: {
    isOfFirm: true,
    label: row => `${text(row, 'approvalId')} ${text(row, 'functionCode')} ${text(row, 'makerName')}`,
    facts: row => [text(row, 'functionCode'), text(row, 'makerName'), showTime(row['requestedAt'])],
  },
  job: {
    isOfFirm: true,
    parameters: { onlyOpen: true },
    label: row => `${text(row, 'jobNo')} ${text(row, 'functionCode')}`,
    facts: (row, { word }) => [
      text(row, 'functionCode'),
      word('job', text(row, 'status')),
      text(row, 'tellerName'),
      showTime(row['requestedAt']),
    ],
  },
  discrepancy: {
    isOfFirm: true,
    parameters: { resolution: 'open' },
    label: (row, texts) => `${differenceOf(row, texts)} ${whatDiffers(row, texts)}`,
    facts: (row, texts) => [
      differenceOf(row, texts),
      `${texts.t('pick.ours')} ${text(row, 'ours') || '—'}`,
      `${texts.t('pick.theirs')} ${text(row, 'theirs') || '—'}`,
    ],
  },
  unplaced: {
    isOfFirm: true,
    label: row => `${text(row, 'unplacedNo')} ${text(row, 'source')}`,
    facts: row => [text(row, 'source'), text(row, 'reason'), showTime(row['receivedAt'])],
  },
  'lost-object': {
    needsClient: true,
    expand: row => lostObjects(row),
    filter: row => row['status'] !== 'closed',
    label: lostLabel,
    facts: (row, texts) => [lostLabel(row, texts)],
  },
  'securities-account': {
    needsClient: true,
    expand: row => (Array.isArray(row['securitiesAccounts']) ? (row['securitiesAccounts'] as Row[]) : []),
    filter: row => row['status'] !== 'closed',
    label: (row, { word }) => `${word('market', text(row, 'market'))} ${text(row, 'securitiesAccountId')}`,
    facts: (row, { word }) => [word('market', text(row, 'market')), text(row, 'tradingUnit')],
  },
}

function branchName(row: Row, pick: Texts['pick']): string {
  return pick({ zh: text(row, 'nameZh'), en: text(row, 'nameEn') })
}

export function sourceOf(widget: Picked): RowSource {
  const from: PickedFrom = PICKED[widget]
  const value = (row: Row): string | number =>
    from.isText === true ? text(row, from.column) : Number(row[from.column])
  return { ...SHOWN[widget], ...from, value }
}

function roleTitle(row: Row, pick: Texts['pick']): string {
  return pick({ zh: text(row, 'titleZh'), en: text(row, 'titleEn') })
}

function differenceOf(row: Row, { word }: Texts): string {
  return word('discrepancy', text(row, 'kind'))
}

/** A fee of a market, a trade, or what is told in words. */
function whatDiffers(row: Row, { word }: Texts): string {
  const worded = (name: string): string => (text(row, name) === '' ? '' : word(name, text(row, name)))
  const parts = [
    worded('market'),
    text(row, 'tradingUnit'),
    worded('currency'),
    worded('fee'),
    worded('side'),
    text(row, 'tradeNo'),
    text(row, 'orderId'),
    text(row, 'subject'),
  ]
  return parts.filter(part => part !== '').join(' ')
}

const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : [])

/** What a client can lose: cards and passbooks, securities accounts, passwords. */
function lostObjects(row: Row): Row[] {
  return [
    ...rowsIn(row['cards']).map(card => ({ ...card, object: card['kind'], id: card['cardNo'] })),
    ...rowsIn(row['securitiesAccounts']).map(account => ({
      ...account,
      object: 'securities-account',
      id: account['securitiesAccountId'],
    })),
    ...rowsIn(row['passwords']).map(({ kind }) => ({ object: 'password', id: kind })),
  ]
}

function lostLabel(row: Row, { word }: Texts): string {
  const id = text(row, 'id')
  if (row['object'] === 'password') return word('passwordKind', id)
  return row['object'] === 'securities-account' ? `${word('market', text(row, 'market'))} ${id}` : id
}

function natureOf(row: Row, pledged: string): string {
  return row['shareNature'] === 'pledged' ? pledged : ''
}

/** What a row is found by: its number, code, names, documents, from the beginning of each; an account however it is written. */
export function rowFits(source: RowSource, row: Row, typed: string): boolean {
  const wanted = typed.toLowerCase()
  const found = [
    source.value(row),
    row['code'],
    row['name'],
    row['clientName'],
    row['fullName'],
    row['titleZh'],
    row['titleEn'],
    row['functionCode'],
    row['makerName'],
    row['pinyin'],
    row['document'],
  ]
  return (
    typed === '' ||
    accountsTyped(typed).some(id => id === source.value(row)) ||
    found.some(each =>
      textOf(each ?? '')
        .toLowerCase()
        .startsWith(wanted),
    ) ||
    textOf(row['name'] ?? '').includes(typed)
  )
}
