/** Tills and vault of branch 1 with cash in them, for tests: { '1001 CNY': '100.00 closed', vault: '500.00' }; 'open', 'closed', or not used today. */
import { saved } from '../books/changes/saved.ts'
import { present } from '../base/assert.ts'
import { parseFen, type Currency } from '../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../books/accounts.ts'
import type { MutableBooks } from '../books/books.ts'
import { applyChanges } from '../books/changes/change.ts'
import { openedTill, tillAccount, tillToday, vaultAccount } from '../procedures/tills/till.ts'
import { settled } from './books.ts'

export function withTills(books: MutableBooks, tills: Record<string, string>): MutableBooks {
  for (const [key, text] of Object.entries(tills)) {
    const [whose = '', currency = 'CNY'] = key.split(' ') as [string?, Currency?]
    const [amount = '', status] = text.split(' ')
    const owner = { branchNo: 1, tellerNo: Number(whose), currency }
    const isVault = whose === 'vault'
    const asset = CURRENCY_ASSET[currency]
    const fen = present(parseFen(amount), text)
    if (fen > 0)
      applyChanges(books, [
        {
          kind: 'post',
          entry: 'till-move',
          asset,
          amount: fen,
          debit: { house: isVault ? vaultAccount(1, currency) : tillAccount(owner) },
          credit: { house: houseKey(1, 'bank', asset, '') },
          tradeDate: books.day.businessDate,
        },
      ])
    if (status === 'open' || status === 'closed')
      applyChanges(books, [
        saved('till', tillToday(books, owner), { ...openedTill(books, owner, 1), status }),
      ])
  }
  return settled(books)
}
