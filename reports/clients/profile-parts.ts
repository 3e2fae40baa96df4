/** What a client's profile says of each account, card and password. */
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import { CARD_KIND_WORDS, CARD_STATUS_WORDS } from '@guitai/core/words/card.ts'
import {
  CASH_ACCOUNT_STATUS_WORDS,
  SECURITIES_ACCOUNT_STATUS_WORDS,
} from '@guitai/core/words/client-status.ts'
import { CLIENT_PASSWORD_WORDS } from '@guitai/core/words/credential-kind.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { CUSTODY_MODE_WORDS } from '@guitai/core/words/custody-mode.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { TITLES } from '@guitai/core/words/titles.ts'

type Parts = readonly DeclaredColumn[]

export const CASH_ACCOUNT_PARTS: Parts = [
  { name: 'accountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no' },
  { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
  { name: 'status', title: TITLES.status, type: 'enum', labels: CASH_ACCOUNT_STATUS_WORDS },
  {
    name: 'custodyMode',
    title: { zh: '存管方式', en: 'Custody mode' },
    type: 'enum',
    labels: CUSTODY_MODE_WORDS,
  },
]

export const SECURITIES_ACCOUNT_PARTS: Parts = [
  { name: 'securitiesAccountId', title: { zh: '证券账户', en: 'Securities account' }, type: 'listed' },
  { name: 'market', title: TITLES.market, type: 'enum', labels: MARKET_WORDS },
  { name: 'status', title: TITLES.status, type: 'enum', labels: SECURITIES_ACCOUNT_STATUS_WORDS },
  { name: 'cashAccountNo', title: { zh: '资金账户', en: 'Cash account' }, type: 'no' },
  { name: 'tradingUnit', title: { zh: '席位号', en: 'Trading unit' }, type: 'text' },
]

export const CARD_PARTS: Parts = [
  { name: 'cardNo', title: { zh: '卡号', en: 'Card number' }, type: 'text' },
  { name: 'kind', title: { zh: '种类', en: 'Kind' }, type: 'enum', labels: CARD_KIND_WORDS },
  { name: 'status', title: TITLES.status, type: 'enum', labels: CARD_STATUS_WORDS },
  { name: 'issuedOn', title: { zh: '发卡日期', en: 'Issued' }, type: 'date' },
]

export const PASSWORD_PARTS: Parts = [
  { name: 'kind', title: { zh: '种类', en: 'Kind' }, type: 'enum', labels: CLIENT_PASSWORD_WORDS },
  { name: 'isLocked', title: { zh: '已锁定', en: 'Locked' }, type: 'boolean' },
  { name: 'mustChange', title: { zh: '须先修改', en: 'To be changed first' }, type: 'boolean' },
]
