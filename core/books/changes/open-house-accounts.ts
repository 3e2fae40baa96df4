/** openHouseAccounts — the firm's own accounts of a branch, in every currency, before anything is booked on them. Others come with their first entry. */
import { CURRENCY_ASSET, houseKey } from '../accounts.ts'
import type { MutableBooks } from '../books.ts'
import { houseAccount } from './post.ts'

export interface OpenHouseAccounts {
  kind: 'openHouseAccounts'
  branchNo: number
}

const KINDS = ['bank', 'vault', 'suspense', 'counter-fee-income', 'interest-expense'] as const

export function applyOpenHouseAccounts(books: MutableBooks, { branchNo }: OpenHouseAccounts): void {
  for (const asset of Object.values(CURRENCY_ASSET))
    for (const kind of KINDS) houseAccount(books, houseKey(branchNo, kind, asset, ''))
}
