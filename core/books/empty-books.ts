/** Books of an installation that has never opened a day. */
import type { Parameters } from '../rules/parameters.ts'
import type { MutableBooks } from './books.ts'
import { noDirt } from './dirty.ts'
import { noSharedRecords } from './records.ts'

export function emptyBooks(parameters: Parameters): MutableBooks {
  return {
    day: { businessDate: '1970-01-01', phase: 'closed', clearingRun: 1, dayNo: 0 },
    counters: {
      clientNo: 10_000_001,
      holdingNo: 1_000_000_000_001,
      houseAccountNo: 1,
      orderId: 1,
      tradeSeq: 1,
      entryNo: 1,
      voucherNo: 1,
      freezeNo: 1,
      approvalId: 1,
      instrumentNo: 1001,
      tellerNo: 1001,
      unplacedNo: 1,
      recordNo: 1,
    },
    parameters,
    defaultParameters: parameters,
    parameterRows: new Map(),
    instruments: new Map(),
    instrumentsById: new Map(),
    markets: new Map(),
    tradingUnits: new Map(),
    tellers: new Map(),
    tellersByName: new Map(),
    roles: new Map(),
    houseAccounts: new Map(),
    quotes: new Map(),
    clients: new Map(),
    clientsByIdentity: new Map(),
    cashAccounts: new Map(),
    securitiesAccounts: new Map(),
    holdings: new Map(),
    holdingsByKey: new Map(),
    freezes: new Map(),
    credentials: new Map(),
    orders: new Map(),
    past: new Map(),
    supplements: new Map(),
    trades: new Map(),
    vouchers: new Map(),
    approvals: new Map(),
    steps: new Map(),
    discrepancies: new Map(),
    unplaced: new Map(),
    records: noSharedRecords(),
    dirty: noDirt(),
    outgoing: [],
    command: { commandNo: 0, at: 0 },
  }
}
