/**
 * C07 全部转托 — moves all sellable shares of a Shenzhen account to another broker's trading unit. For Shanghai the same function
 * makes a designation (指定交易) and withdraws it: the account as a whole comes or goes.
 *
 * A withdrawal stops orders at once; when it is confirmed, all Shanghai holdings leave at the day end. During the session the
 * exchange is asked by message, and what it answers holds at once; before and after it the day's requests file asks. Sources: SSE
 * trading rules 3.2.1 (designated trading), SZSE trading rules chapter 4 (custody transfer).
 */
import { Type, type Static } from 'typebox'
import type { Client } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import { availableCash } from '../../books/figures.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import type { Books } from '../../books/books.ts'
import { shareBalance } from '../../books/changes/post.ts'
import { assertWhole } from '../../books/past-orders.ts'
import { recordsOf } from '../../books/records.ts'
import {
  custodyRequest,
  hasTransfersToday,
  hasUnsettledShares,
  transferRequests,
} from '../../procedures/custody/request-custody.ts'
import {
  ACTOR_REFUSALS,
  checkActor,
  checkFee,
  checkTarget,
  FEE_REFUSALS,
  movableHoldings,
  TARGET_REFUSALS,
} from '../../procedures/custody/check-exit.ts'
import { movedAccount } from '../../procedures/people/moved.ts'
import { unitsOfBranch } from '../../procedures/custody/units-of-branch.ts'
import { PLEDGED } from '../../procedures/custody/standard-bond-quota.ts'
import { TransfersAnswer } from '../../frame/custody-answers.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  AgentNo,
  Choice,
  ClientNo,
  Secret,
  SecuritiesAccountId,
  shownWhen,
  ToUnit,
} from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject, type Accepted, type Rejection } from '../../frame/rejection.ts'
import { sessionAt } from '../../rules/sessions.ts'
import { CUSTODY_KIND_WORDS } from '../../words/custody-transfer.ts'
import { only } from '../../words/words.ts'

const DESIGNATE_REFUSALS = ['already_designated', 'transfers_running', 'trading_unit_not_found'] as const
const REVOKE_REFUSALS = [
  'not_designated',
  'transfers_running',
  'orders_or_trades_today',
  'unsettled_open',
  'repo_open',
  'pledge_open',
  'freeze_open',
  'in_debt',
] as const

export const transferCustodyAll = defineFunction({
  code: 'C07',
  name: 'transfer-custody-all',
  title: { zh: '全部转托', en: 'Transfer custody of an account' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    securitiesAccount: SecuritiesAccountId,
    kind: Choice(
      { zh: '业务', en: 'What' },
      only(CUSTODY_KIND_WORDS, 'transfer-out', 'designate', 'revoke-designation'),
    ),
    toUnit: Type.Optional(shownWhen(ToUnit, 'kind', 'transfer-out')),
    agentNo: Type.Optional(AgentNo),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: TransfersAnswer,
  rejections: [
    ...ACTOR_REFUSALS,
    'securities_account_not_found',
    ...TARGET_REFUSALS,
    'nothing_to_move',
    ...FEE_REFUSALS,
    'designation_only_in_shanghai',
    'already_designated',
    'trading_unit_not_found',
    ...REVOKE_REFUSALS,
  ],
  keys: input => [`client:${input.clientNo}`, `whole:${input.clientNo}`],
  moves: ({ securitiesAccount, kind }, books) =>
    kind === 'designate' ? [] : movedAccount(books, securitiesAccount),

  decide(books, input, meta) {
    const { securitiesAccount, kind, toUnit = '' } = input
    const client = checkActor(books, input, meta)
    if ('code' in client) return client
    const account = client.securitiesAccounts.find(known => known.securitiesAccountId === securitiesAccount)
    if (account === undefined) return reject('securities_account_not_found', 'securitiesAccount')
    if (kind === 'transfer-out') return transferAll(books, client, { account, toUnit, meta })
    if (account.market !== 'XSHG') return reject('designation_only_in_shanghai', 'securitiesAccount')
    if (account.status !== 'normal') return reject('securities_account_not_normal', 'securitiesAccount')
    return kind === 'designate'
      ? designate(books, client, { account, meta })
      : revoke(books, client, { account, meta })
  },
})

type Answer<Code extends string> = Accepted<Static<typeof TransfersAnswer>> | Rejection<Code>

function transferAll(
  books: Books,
  client: Readonly<Client>,
  { account, toUnit, meta }: { account: Readonly<SecuritiesAccount>; toUnit: string; meta: Meta },
): Answer<(typeof TARGET_REFUSALS)[number] | 'nothing_to_move' | (typeof FEE_REFUSALS)[number]> {
  const { securitiesAccountId } = account
  const problem = checkTarget(account, toUnit)
  if (problem !== undefined) return problem
  const parts = movableHoldings(books, client, securitiesAccountId)
    .filter(holding => holding.tradingUnit !== toUnit)
    .map(holding => ({ holding, quantity: sellableQuantity(holding, books.day.businessDate) }))
  if (parts.length === 0)
    return reject('nothing_to_move', 'securitiesAccount', { instrument: securitiesAccountId })
  const due = checkFee(books, client, { securitiesAccountId, toUnit })
  if ('code' in due) return due
  const to = { toUnit, account, fee: due.fee, feeAccountNo: due.account.accountNo }
  const changes = transferRequests(books, meta, { parts, to })
  return accept({ transferNos: changes.map(({ transfer }) => transfer.transferNo), fee: due.fee }, changes)
}

/** Designates the account to the branch's own unit, or to the one that the branch works with. */
function designate(
  books: Books,
  client: Readonly<Client>,
  { account, meta }: { account: Readonly<SecuritiesAccount>; meta: Meta },
): Answer<(typeof DESIGNATE_REFUSALS)[number]> {
  if (account.tradingUnit !== '') return reject('already_designated', 'securitiesAccount')
  if (hasTransfersToday(books, client, account.securitiesAccountId)) return reject('transfers_running')
  const unit = unitsOfBranch(books, 'XSHG', client.branchNo).find(known => known.status === 'running')
  if (unit === undefined) return reject('trading_unit_not_found')
  const request = { kind: 'designate', toUnit: unit.pbuId, isByMessage: isInSession(books, meta) } as const
  const asked = custodyRequest(books, meta, { account, request })
  return accept({ transferNos: [asked.transfer.transferNo], fee: 0 }, [asked])
}

function revoke(
  books: Books,
  client: Readonly<Client>,
  { account, meta }: { account: Readonly<SecuritiesAccount>; meta: Meta },
): Answer<(typeof REVOKE_REFUSALS)[number]> {
  const problem = revokeProblem(books, client, account)
  if (problem !== undefined) return problem
  const request = { kind: 'revoke-designation', isByMessage: isInSession(books, meta) } as const
  const asked = custodyRequest(books, meta, { account, request })
  return accept({ transferNos: [asked.transfer.transferNo], fee: 0 }, [
    asked,
    // No order can leave any more; a refusal restores the unit.
    { kind: 'update', table: 'securities_account', row: { ...account, tradingUnit: '' } },
  ])
}

/** True while Shanghai takes orders for its stocks. */
function isInSession({ parameters, day }: Books, { time }: Meta): boolean {
  const stock = { market: 'XSHG', kind: 'stock', board: 'main' } as const
  return sessionAt(parameters, stock, day.businessDate, time).acceptsOrders
}

function revokeProblem(
  books: Books,
  client: Readonly<Client>,
  { securitiesAccountId, tradingUnit }: Readonly<SecuritiesAccount>,
): Rejection<(typeof REVOKE_REFUSALS)[number]> | undefined {
  if (tradingUnit === '') return reject('not_designated', 'securitiesAccount')
  if (hasTransfersToday(books, client, securitiesAccountId)) return reject('transfers_running')
  const { businessDate } = books.day
  assertWhole(books, client.clientNo)
  const hasOrders = [...client.orders].some(
    orderId => books.orders.get(orderId)?.securitiesAccountId === securitiesAccountId,
  )
  const hasTrades = [...client.trades].some(
    key => books.trades.get(key)?.securitiesAccountId === securitiesAccountId,
  )
  if (hasOrders || hasTrades) return reject('orders_or_trades_today')
  const holdings = client.holdings.filter(holding => holding.securitiesAccountId === securitiesAccountId)
  if (hasUnsettledShares(books, client, securitiesAccountId)) return reject('unsettled_open')
  const repos = recordsOf(client, 'repo')
  if (repos.some(repo => repo.securitiesAccountId === securitiesAccountId && repo.status !== 'matured'))
    return reject('repo_open')
  if (holdings.some(holding => holding.shareNature === PLEDGED && shareBalance(holding) > 0))
    return reject('pledge_open')
  if (holdings.some(holding => holding.frozen > 0)) return reject('freeze_open')
  if (client.cashAccounts.some(cash => availableCash(cash, businessDate) < 0)) return reject('in_debt')
  return undefined
}
