/** 销户证明 — states that a client's accounts are closed and nothing is owed (F08). There is none while the client is open. */
import { Type } from 'typebox'
import { ClientNo } from '@guitai/core/frame/fields.ts'
import { identityFacts, organisationFacts, readAccounts, readClient } from '../frame/client-row.ts'
import { definePrint } from '../frame/define-print.ts'
import { bothNames, readAct } from '../frame/signers.ts'
import { chineseDate, wordOf } from '../frame/texts.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'

export const closingCertificate = definePrint({
  name: 'closing-certificate',
  title: { zh: '客户销户证明', en: 'Certificate of Account Closing' },
  of: ['F08'],
  paper: 'a4',
  terms: Type.Object({ clientNo: ClientNo }, { additionalProperties: false }),
  async read(database, { clientNo }, context) {
    const client = await readClient(database, clientNo)
    if (client === undefined || client.status !== 'closed') return undefined
    const accounts = await readAccounts(database, clientNo)
    const act =
      client.closedOn === null
        ? undefined
        : await readAct(database, { date: client.closedOn, codes: ['F08'], answered: ['clientNo', clientNo] })
    return {
      document: String(clientNo),
      clientNo,
      content: {
        number: String(clientNo),
        name: context.personal('name', client.name),
        openedOn: chineseDate(client.openedOn),
        closedOn: chineseDate(client.closedOn),
        client: [...identityFacts(client, context), ...organisationFacts(client, context)],
        accounts: accounts.map(({ market, currency, accountNo }) => [
          market === null ? '资金账户' : '证券账户',
          market === null ? wordOf(CURRENCY_WORDS, currency ?? '') : wordOf(MARKET_WORDS, market),
          accountNo,
          market === null ? '余额已结清' : '已撤销登记',
        ]),
        ...bothNames(act),
      },
    }
  },
})
