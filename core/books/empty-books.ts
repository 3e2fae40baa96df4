/** Books of an installation that has never opened a day. */
import type { Parameters } from '../rules/parameters.ts'
import type { MutableBooks } from './books.ts'
import { FIRST_NUMBERS } from './counters.ts'
import { noDirt } from './dirty.ts'
import { emptyCollections } from './records.ts'

export function emptyBooks(parameters: Parameters): MutableBooks {
  return {
    ...emptyCollections(),
    day: { businessDate: '1970-01-01', phase: 'closed', clearingRun: 1, dayNo: 0 },
    counters: { ...FIRST_NUMBERS },
    taken: {},
    parameters,
    defaultParameters: parameters,
    houseAccounts: new Map(),
    quotes: new Map(),
    clients: new Map(),
    clientsByIdentity: new Map(),
    cashAccounts: new Map(),
    holdings: new Map(),
    holdingsByKey: new Map(),
    freezes: new Map(),
    orders: new Map(),
    past: new Map(),
    supplements: new Map(),
    trades: new Map(),
    doubts: new Map(),
    dirty: noDirt(),
    outgoing: [],
    command: { commandNo: 0, at: 0 },
  }
}
