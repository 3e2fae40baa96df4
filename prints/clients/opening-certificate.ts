/** 开户确认书 — what a client takes home after F04: the identity, the accounts, the channels and boards; also after F05 or G07. */
import { Type } from 'typebox'
import { ClientNo } from '@guitai/core/frame/fields.ts'
import {
  identityFacts,
  organisationFacts,
  readAccounts,
  readClient,
  type AccountRow,
} from '../frame/client-row.ts'
import { definePrint, type PrintValue } from '../frame/define-print.ts'
import { fact, wideFact } from '../frame/facts.ts'
import { bothNames, readAct } from '../frame/signers.ts'
import { chineseDate, orDash, wordOf } from '../frame/texts.ts'
import { BOARD_RIGHT_WORDS, BOARD_WORDS } from '@guitai/core/words/board.ts'
import { CHANNEL_WORDS } from '@guitai/core/words/channel.ts'
import { CLIENT_STATUS_WORDS } from '@guitai/core/words/client-status.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { CUSTODY_MODE_WORDS } from '@guitai/core/words/custody-mode.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { RISK_LEVEL_WORDS } from '@guitai/core/words/risk-level.ts'
import type { Words } from '@guitai/core/words/words.ts'
import { FIELD_TITLES } from '../frame/titles.ts'

export const openingCertificate = definePrint({
  name: 'opening-certificate',
  title: { zh: '客户开户确认书', en: 'Certificate of Account Opening' },
  of: ['F04', 'F05', 'G07'],
  paper: 'a4',
  terms: Type.Object({ clientNo: ClientNo }, { additionalProperties: false }),
  async read(database, { clientNo }, context) {
    const client = await readClient(database, clientNo)
    if (client === undefined) return undefined
    const accounts = await readAccounts(database, clientNo)
    const boards = new Set([
      ...(accounts.some(({ market }) => market !== null) ? ['main'] : []),
      ...client.boards,
    ])
    const act = await readAct(database, {
      date: client.openedOn,
      codes: ['F04'],
      answered: ['clientNo', clientNo],
    })
    const words = (labels: Words, codes: Iterable<string>): string =>
      orDash([...codes].map(code => wordOf(labels, code)).join('、'))
    return {
      document: String(clientNo),
      clientNo,
      content: {
        number: String(clientNo),
        name: context.personal('name', client.name),
        openedOn: chineseDate(client.openedOn),
        client: [
          ...identityFacts(client, context),
          ...organisationFacts(client, context),
          fact(FIELD_TITLES.cardNo, orDash(client.cardNo)),
          fact({ zh: '开户日期', en: 'Opened on' }, chineseDate(client.openedOn)),
          wideFact({ zh: '联系地址', en: 'Address' }, orDash(context.personal('address', client.address))),
          fact(FIELD_TITLES.riskLevel, wordOf(RISK_LEVEL_WORDS, String(client.riskLevel))),
          fact({ zh: '委托方式', en: 'Channels' }, words(CHANNEL_WORDS, client.channels)),
          wideFact({ zh: '交易权限', en: 'Boards' }, words({ ...BOARD_WORDS, ...BOARD_RIGHT_WORDS }, boards)),
        ],
        accounts: accounts.map(accountLine),
        ...bothNames(act),
      },
    }
  },
})

function accountLine(row: AccountRow): PrintValue {
  return row.market === null
    ? [
        '资金账户',
        wordOf(CURRENCY_WORDS, row.currency ?? ''),
        row.accountNo,
        wordOf(CUSTODY_MODE_WORDS, row.custodyMode ?? ''),
        statusWord(row.status),
      ]
    : [
        '证券账户',
        wordOf(MARKET_WORDS, row.market),
        row.accountNo,
        orDash(row.tradingUnit),
        statusWord(row.status),
      ]
}

function statusWord(status: string): string {
  return status === 'closed' ? '已销户' : wordOf(CLIENT_STATUS_WORDS, status)
}
