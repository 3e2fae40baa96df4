/** Changes as a business person would read them out: what a row of a table test expects. */
import type { FunctionRight } from '../books/function-right.ts'
import { formatFen, formatPrice } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Leg, Post } from '../books/changes/post.ts'
import type { Insert } from '../books/changes/insert.ts'
import type { Update } from '../books/changes/update.ts'
import { sumFees } from '../rules/fee-sums.ts'
import { instrumentId } from '../rules/instrument.ts'

const CURRENCIES: Record<number, string> = { 1: 'CNY', 2: 'USD', 3: 'HKD' }

type Describe = { [K in Change['kind']]: (change: Extract<Change, { kind: K }>, books: Books) => string }

const DESCRIBE: Describe = {
  actOnLine: ({ act, tradingUnit }) => `${act} ${tradingUnit}`,
  addCost: change => `${change.holdingNo} ${formatFen(change.amount)}`,
  adjustInterest: change =>
    words(`${change.accountNo} ${change.by}`, change.dueBy === undefined ? '' : `due ${change.dueBy}`),
  advanceOrder: ({ orderId, status, filledAmount, fees, ...figures }) =>
    words(
      orderId,
      status,
      fields({ ...figures, kind: undefined }),
      filledAmount === undefined ? '' : `filledAmount ${formatFen(filledAmount)}`,
      fees === undefined ? '' : `fees ${formatFen(sumFees(fees))}`,
    ),
  amendClient: ({ clientNo, set: { details, ...set } }) =>
    words(clientNo, fields(set), details === undefined ? '' : JSON.stringify(details)),
  askOrder: ({ orderId }) => `${orderId}`,
  capitaliseInterest: change => `${change.accountNo} up to ${change.upTo}`,
  closeCashAccount: change => `${change.accountNo}`,
  insert: rowText,
  moveHolding: change => `${change.holdingNo} ${change.securitiesAccountId}`,
  openCashAccount: change => `${change.accountNo} ${change.currency} ${change.custodyMode}`,
  openClient: ({ client }) => `${client.clientNo} ${client.name}`,
  openHouseAccounts: ({ branchNo }) => `${branchNo}`,
  openHolding: (change, books) =>
    words(
      change.holdingNo,
      change.securitiesAccountId,
      assetText(books, change.instrumentNo),
      change.tradingUnit && `at ${change.tradingUnit}`,
    ),
  openSecuritiesAccount: ({ account }) =>
    words(
      account.securitiesAccountId,
      account.tradingUnit === '' ? 'not designated' : `at ${account.tradingUnit}`,
    ),
  post: postText,
  recordOrder: ({ order }, books) =>
    words(
      order.orderId,
      order.status,
      order.side,
      order.quantity,
      assetText(books, order.instrumentNo),
      order.orderType === 'limit' ? '' : order.orderType,
      order.price === 0 ? '' : `@ ${formatPrice(order.price)}`,
      `hold ${formatFen(order.holdCash)} ${order.holdShares}`,
      order.continues === undefined || order.continues === 0 ? '' : `continues ${order.continues}`,
      order.tradeDate === books.day.businessDate ? '' : `for ${order.tradeDate}`,
    ),
  recordTrade: ({ trade }) =>
    words(
      trade.tradeKey,
      `order ${trade.orderId} ${trade.quantity} @ ${formatPrice(trade.price)} = ${formatFen(trade.amount)} fees ${formatFen(sumFees(trade.fees))}`,
      trade.settledOn === null ? '' : 'settled',
    ),
  releaseOrder: change => `${change.orderId} ${change.clOrdId}`,
  restoreAccruals: ({ accountNo, before }) => `${accountNo} to ${before.accruedTo}`,
  requestCancel: change =>
    words(
      change.orderId,
      change.clOrdId,
      change.cancelQuantity === undefined ? '' : `takes out ${change.cancelQuantity}`,
    ),
  setDay: change => `${change.businessDate} ${change.phase}`,
  setFreeze: ({ freeze }) => {
    const amount = (value: number): string => (freeze.object === 'cash' ? formatFen(value) : String(value))
    return `${freeze.freezeNo} ${freeze.object} ${freeze.accountNo} ${amount(freeze.effective)} of ${amount(freeze.ordered)} rank ${freeze.rank} ${freeze.status}`
  },
  setOrderHold: change => `${change.orderId} ${formatFen(change.cash)} ${change.shares}`,
  setTransfer: ({ transfer }, books) =>
    words(
      transfer.transferNo,
      transfer.kind,
      transfer.status,
      transfer.securitiesAccountId,
      transfer.holdingNo === 0 ? '' : transfer.holdingNo,
      transfer.instrumentNo === 0 ? '' : `${transfer.quantity} ${assetText(books, transfer.instrumentNo)}`,
      transfer.toUnit === '' ? '' : `to ${transfer.toUnit}`,
      transfer.fee === 0 ? '' : `fee ${formatFen(transfer.fee)}`,
      transfer.cost === 0 ? '' : `cost ${formatFen(transfer.cost)}`,
      transfer.isCostProvisional ? 'provisional' : '',
      transfer.isByMessage ? 'by message' : '',
      transfer.reason,
    ),
  settleCash: change =>
    `${change.accountNo} purchases ${formatFen(change.purchases)} proceeds ${formatFen(change.proceeds)}`,
  settleShares: change => `${change.holdingNo} bought ${change.bought} sold ${change.sold}`,
  correctTrade: change =>
    `${change.tradeKey} ${change.quantity} @ ${formatPrice(change.price)} = ${formatFen(change.amount)} fees ${formatFen(sumFees(change.fees))}`,
  markTrade: ({ tradeKey, settledOn, clearingRun }) =>
    words(
      tradeKey,
      settledOn === undefined ? '' : `settled ${settledOn}`,
      clearingRun === undefined ? '' : `run ${clearingRun}`,
    ),
  storeFile: change => `${change.table} ${change.rows.length}`,
  update: rowText,
}

/** 'setOrderHold 1 1005.00 0', 'post buy CNY 1005.00 cash 1000000101 U → clearing XSHG'. */
export function describeChange(books: Books, change: Change): string {
  return `${change.kind} ${(DESCRIBE[change.kind] as (change: Change, books: Books) => string)(change, books)}`
}

const words = (...parts: (string | number | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join(' ')

const fields = (figures: object): string =>
  Object.entries(figures)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value === '' ? "''" : String(value)}`)
    .join(' ')

function assetText(books: Books, asset: number): string {
  const instrument = books.instruments.get(asset)
  return CURRENCIES[asset] ?? (instrument === undefined ? `asset ${asset}` : instrumentId(instrument))
}

function postText(change: Post, books: Books): string {
  const amount = CURRENCIES[change.asset] === undefined ? String(change.amount) : formatFen(change.amount)
  return words(
    change.entry,
    assetText(books, change.asset),
    amount,
    legText(change.debit),
    '→',
    legText(change.credit),
    change.isUncleared === true ? 'uncleared' : '',
  )
}

function legText(leg: Leg): string {
  if ('house' in leg) {
    const [, kind, , qualifier] = leg.house.split('/')
    return words(kind, qualifier)
  }
  const stage = leg.unsettled === undefined ? '' : 'U'
  return 'cashAccount' in leg ? words('cash', leg.cashAccount, stage) : words('holding', leg.holding, stage)
}

function rowText(change: Insert | Update, books: Books): string {
  return `${change.table} ${fieldsText(change, books)}`
}

function fieldsText({ table, row }: Insert | Update, books: Books): string {
  switch (table) {
    case 'instrument':
      return words(instrumentId(row), row.name, row.isSuspended ? 'suspended' : '')
    case 'market':
      return words(
        row.market,
        row.tradeDate,
        row.listed ? 'listed' : 'not listed',
        row.streamComplete ? 'complete' : '',
      )
    case 'branch':
      return words(row.branchNo, row.code, row.status, row.parentNo ?? 'on top')
    case 'trading_unit':
      return words(row.pbuId, row.market, row.branchNo, row.status)
    case 'parameter':
      return words(
        row.tableName,
        row.key,
        `from ${row.validFrom}`,
        row.isWithdrawn ? `withdrawn ${row.parameterNo}` : `no. ${row.parameterNo}`,
      )
    case 'securities_account':
      return words(row.securitiesAccountId, row.status, row.tradingUnit)
    case 'teller':
      return words(row.tellerNo, row.name, row.status, row.roles.join(','))
    case 'role':
      return words(
        row.role,
        row.rights.map(describeRight).join(', '),
        row.needsSecondFactor === undefined ? '' : `${row.needsSecondFactor ? 'with' : 'without'} a code`,
      )
    case 'credential':
      return words(
        row.key,
        `version ${row.version} failures ${row.failures}`,
        row.lockedOn === null ? '' : 'locked',
      )
    case 'job':
      return words(row.jobNo, row.functionCode, row.status, `${row.done} of ${row.of}`, `run ${row.runs}`)
    case 'approval':
      return words(row.approvalId, row.functionCode, row.status)
    case 'voucher': {
      const amount = CURRENCIES[row.asset] === undefined ? String(row.amount) : formatFen(row.amount)
      return words(
        row.voucherNo,
        row.kind,
        row.accountNo,
        assetText(books, row.asset),
        amount,
        row.reverses === null ? '' : `reverses ${row.reverses}`,
        row.reversedBy === null ? '' : `reversed by ${row.reversedBy}`,
        row.corrects === undefined ? '' : `corrects ${row.corrects} from ${row.valueDate}`,
      )
    }
    case 'pending_move':
      return `${row.moveKey} on ${row.settlementDate} amount ${row.amount}`
    case 'settlement_due':
      return `${row.dueKey} ours ${row.ours}`
    case 'closing_price':
      return `${row.priceKey} ${row.source} ${row.price}`
    case 'day_step':
      return words(
        row.code,
        row.status,
        `count ${row.count}`,
        ...Object.entries(row.sums).map(([currency, sum]) => `${currency} ${sum}`),
      )
    case 'set_aside_row':
      return row.setAsideKey
    case 'certificate':
      return row.businessDate
    case 'discrepancy':
      return words(row.discrepancyKey, row.resolution)
    case 'unplaced':
      return words(row.unplacedNo, row.source, row.reason)
    case 'open_trade':
      return words(
        row.tradeKey,
        `mode ${row.mode} net ${formatFen(row.net)}`,
        row.settledOn === null ? '' : `settled ${row.settledOn}`,
      )
    default:
      return recordText(row)
  }
}

/** 'agentNo 1 clientNo 10000001 …': what is empty says nothing. */
function recordText(row: object): string {
  const said = Object.entries(row).filter(([, value]) => value !== null && value !== '' && value !== 0)
  return words(
    ...said.map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  )
}

/** 'funds.* up to 1000.00 CNY, classes vip, 32400-61200, at 10.1.*' */
function describeRight(right: FunctionRight): string {
  const {
    permission,
    limits,
    dailyLimits = {},
    branches,
    clientClasses,
    hours,
    workstations,
    checksOnly,
  } = right
  const amounts = (of: FunctionRight['limits']): string[] =>
    Object.entries(of).map(([currency, limit]) => `${formatFen(limit)} ${currency}`)
  return words(
    permission,
    amounts(limits).length === 0 ? '' : `up to ${amounts(limits).join(', ')}`,
    amounts(dailyLimits).length === 0 ? '' : `a day ${amounts(dailyLimits).join(', ')}`,
    branches === undefined ? '' : `branches ${branches.join(' ')}`,
    clientClasses === null ? '' : `classes ${clientClasses.join(' ')}`,
    hours === null ? '' : `${hours.from}-${hours.to}`,
    workstations === null ? '' : `at ${workstations.join(' ')}`,
    checksOnly === true ? 'for checking' : '',
  )
}
