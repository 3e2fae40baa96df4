/**
 * G08 换股东账户 — moves a client's holdings, freezes and entitlements to a new securities account of the same market. The old
 * account is closed, and a report that it was lost ends. A holding keeps its number, and with it lots, freezes, cost and
 * entitlements.
 */
import { Type } from 'typebox'
import type { Client } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { isEnded } from '../../books/orders.ts'
import { recordsOf } from '../../books/records.ts'
import { movedAccount } from '../../procedures/people/moved.ts'
import { endLossesOf } from '../../procedures/clients/losses.ts'
import { hasTransfersToday, hasUnsettledShares } from '../../procedures/custody/request-custody.ts'
import { securitiesAccountTypeOf } from '../../rules/account-numbers.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, Identifier, SecuritiesAccountId, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const changeSecuritiesAccount = defineFunction({
  code: 'G08',
  name: 'change-securities-account',
  title: { zh: '换股东账户', en: 'Change securities account' },
  module: 'counter-more',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    securitiesAccount: SecuritiesAccountId,
    newNumber: Identifier({ zh: '新证券账户号', en: 'New account number' }, 10, 10),
    document: Text({ zh: '文件号', en: 'Document' }, 60),
  }),
  answer: Type.Object({ securitiesAccountId: SecuritiesAccountId }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'securities_account_not_found',
    'securities_account_not_normal',
    'securities_account_invalid',
    'securities_account_exists',
    'orders_open',
    'unsettled_open',
    'transfers_running',
  ],
  keys: input => [
    `client:${input.clientNo}`,
    `account:${input.newNumber}.${input.securitiesAccount.split('.')[1] ?? ''}`,
  ],
  moves: ({ securitiesAccount }, books) => movedAccount(books, securitiesAccount),

  decide(books, input) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: client.status })
    const { securitiesAccount, newNumber } = input
    const account = client.securitiesAccounts.find(known => known.securitiesAccountId === securitiesAccount)
    if (account === undefined) return reject('securities_account_not_found', 'securitiesAccount')
    if (account.status === 'closed') return reject('securities_account_not_normal', 'securitiesAccount')
    const { market } = account
    const type = securitiesAccountTypeOf(market, newNumber)
    if (type === undefined || type !== securitiesAccountTypeOf(market, securitiesAccount.slice(0, 10)))
      return reject('securities_account_invalid', 'newNumber')
    const securitiesAccountId = `${newNumber}.${market}`
    if (books.securitiesAccounts.has(securitiesAccountId))
      return reject('securities_account_exists', 'newNumber')
    if (hasOpenOrders(books, client, account)) return reject('orders_open')
    // Today's trades have the old number, and so has what the depository still has to deliver.
    if (hasUnsettledShares(books, client, securitiesAccount)) return reject('unsettled_open')
    if (hasTransfersToday(books, client, securitiesAccount)) return reject('transfers_running')
    return accept({ securitiesAccountId }, [
      ...changesTo(client, account, securitiesAccountId),
      ...endLossesOf(books, client, {
        lost: { object: 'securities-account', objectId: securitiesAccount },
        replacedBy: securitiesAccountId,
      }),
    ])
  },
})

function hasOpenOrders(
  books: Books,
  client: Readonly<Client>,
  { securitiesAccountId }: Readonly<SecuritiesAccount>,
): boolean {
  return [...client.orders].some(orderId => {
    const order = books.orders.get(orderId)
    return order?.securitiesAccountId === securitiesAccountId && !isEnded(order.status)
  })
}

function changesTo(
  client: Readonly<Client>,
  account: Readonly<SecuritiesAccount>,
  securitiesAccountId: string,
): Change[] {
  const isOfOld = (of: { securitiesAccountId: string }): boolean =>
    of.securitiesAccountId === account.securitiesAccountId
  const status = account.status === 'loss-reported' ? 'normal' : account.status
  return [
    { kind: 'openSecuritiesAccount', account: { ...account, securitiesAccountId, status } },
    { kind: 'update', table: 'securities_account', row: { ...account, status: 'closed', tradingUnit: '' } },
    ...client.holdings
      .filter(isOfOld)
      .map(({ holdingNo }): Change => ({ kind: 'moveHolding', holdingNo, securitiesAccountId })),
    ...recordsOf(client, 'repo')
      .filter(repo => isOfOld(repo) && repo.status !== 'matured')
      .map((repo): Change => ({ kind: 'update', table: 'repo', row: { ...repo, securitiesAccountId } })),
  ]
}
