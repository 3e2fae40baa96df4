/** Reads the counter's books as they are stored now. The audit's figures are compared with them. */
import type pg from 'pg'
import type { CashLot, ShareLot } from '../ledger/ledger.ts'

export interface StoredCash {
  accountNo: number
  settled: number
  onHold: number
  onTransferHold: number
  frozen: number
  uncleared: number
  unclearedOn: string | null
  accruedTo: string
  credit: string
  penalty: string
  dueCredit: string
  duePenalty: string
  lots: CashLot[]
}

export interface StoredHolding {
  holdingNo: number
  settled: number
  onHold: number
  frozen: number
  cost: number
  lots: ShareLot[]
}

export interface StoredRepo {
  tradeKey: string
  amount: number
  rate: number
  firstSettlementDate: string
  maturityDate: string
  maturitySettlementDate: string
  interest: number
  status: string
}

export interface StoredFreeze {
  freezeNo: number
  accountNo: number
  ordered: number
  effective: number
  expiresOn: string | null
  status: string
}

export interface StoredOpenTrade {
  tradeKey: string
  net: number
  quantity: number
  settlementDate: string
  usableFrom: string
  withdrawableFrom: string
  sellableFrom: string
}

type ClientNos = readonly number[] | null

export interface StoredBooks {
  cash: ReadonlyMap<number, StoredCash>
  holdings: ReadonlyMap<number, StoredHolding>
  house: ReadonlyMap<string, number>
  repos: ReadonlyMap<string, StoredRepo>
  errorRepos: ReadonlyMap<string, StoredRepo>
  freezes: ReadonlyMap<number, StoredFreeze>
  openTrades: ReadonlyMap<string, StoredOpenTrade>
}

/** Reads the books of these clients; null means of all. */
export async function readStoredBooks(client: pg.ClientBase, clientNos: ClientNos): Promise<StoredBooks> {
  const house = await rowsOf<{ key: string; balance: number }>(
    client,
    'select key, balance::float8 from current.house_account where $1::bigint[] is null or true',
    null,
  )
  return {
    cash: by(await readCash(client, clientNos), row => row.accountNo),
    holdings: by(await readHoldings(client, clientNos), row => row.holdingNo),
    house: new Map(house.map(row => [row.key, row.balance])),
    repos: by(await readRepos(client, clientNos), row => row.tradeKey),
    errorRepos: by(await readErrorRepos(client), row => row.tradeKey),
    freezes: by(await readFreezes(client, clientNos), row => row.freezeNo),
    openTrades: by(await readOpenTrades(client, clientNos), row => row.tradeKey),
  }
}

const by = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row> =>
  new Map(rows.map(row => [keyOf(row), row]))

async function rowsOf<Row>(client: pg.ClientBase, text: string, clientNos: ClientNos): Promise<Row[]> {
  const { rows } = await client.query(text, [clientNos])
  return rows as Row[]
}

/** Accumulators may exceed what a number holds exactly, so they are read as text. */
async function readCash(client: pg.ClientBase, clientNos: ClientNos): Promise<StoredCash[]> {
  const rows = await rowsOf<Omit<StoredCash, 'lots'>>(
    client,
    `select account_no::float8 as "accountNo", settled::float8, on_hold::float8 as "onHold",
      on_transfer_hold::float8 as "onTransferHold", frozen::float8, uncleared::float8, uncleared_on::text as "unclearedOn",
      accrued_to::text as "accruedTo", accumulator::text as credit, penalty_accumulator::text as penalty,
      coalesce(to_jsonb(a) ->> 'due_accumulator', '0') as "dueCredit", coalesce(to_jsonb(a) ->> 'due_penalty_accumulator', '0') as "duePenalty"
    from current.cash_account a where ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )
  const lots = await rowsOf<CashLot & { accountNo: number }>(
    client,
    `select account_no::float8 as "accountNo", trade_date::text as "tradeDate", settlement_date::text as "settlementDate",
      usable_from::text as "usableFrom", withdrawable_from::text as "withdrawableFrom", purchases::float8, proceeds::float8,
      settled_purchases::float8 as "settledPurchases", settled_proceeds::float8 as "settledProceeds"
    from current.unsettled_cash join current.cash_account using (account_no) where ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )
  const ofAccount = Map.groupBy(lots, lot => lot.accountNo)
  return rows.map(row => ({ ...row, lots: ofAccount.get(row.accountNo) ?? [] }))
}

async function readHoldings(client: pg.ClientBase, clientNos: ClientNos): Promise<StoredHolding[]> {
  const rows = await rowsOf<Omit<StoredHolding, 'lots'>>(
    client,
    `select holding_no::float8 as "holdingNo", settled::float8, on_hold::float8 as "onHold", frozen::float8, cost::float8
    from current.holding where ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )
  const lots = await rowsOf<ShareLot & { holdingNo: number }>(
    client,
    `select holding_no::float8 as "holdingNo", trade_date::text as "tradeDate", settlement_date::text as "settlementDate",
      sellable_from::text as "sellableFrom", bought::float8, sold::float8, settled_bought::float8 as "settledBought",
      settled_sold::float8 as "settledSold"
    from current.unsettled_shares join current.holding using (holding_no) where ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )
  const ofHolding = Map.groupBy(lots, lot => lot.holdingNo)
  return rows.map(row => ({ ...row, lots: ofHolding.get(row.holdingNo) ?? [] }))
}

const REPO = `trade_key as "tradeKey", amount::float8, rate::float8, first_settlement_date::text as "firstSettlementDate",
  maturity_date::text as "maturityDate", maturity_settlement_date::text as "maturitySettlementDate", interest::float8, status`

const readRepos = (client: pg.ClientBase, clientNos: ClientNos): Promise<StoredRepo[]> =>
  rowsOf(
    client,
    `select ${REPO} from current.repo where status <> 'matured' and ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )

/** They belong to no client, so they are read whoever is followed. */
const readErrorRepos = (client: pg.ClientBase): Promise<StoredRepo[]> =>
  rowsOf(
    client,
    `select ${REPO} from current.error_repo where status <> 'matured' and ($1::bigint[] is null or true)`,
    null,
  )

const readFreezes = (client: pg.ClientBase, clientNos: ClientNos): Promise<StoredFreeze[]> =>
  rowsOf(
    client,
    `select freeze_no::float8 as "freezeNo", account_no::float8 as "accountNo", ordered::float8, effective::float8,
      expires_on::text as "expiresOn", status
    from current.freeze where status = 'in-force' and ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )

const readOpenTrades = (client: pg.ClientBase, clientNos: ClientNos): Promise<StoredOpenTrade[]> =>
  rowsOf(
    client,
    `select trade_key as "tradeKey", net::float8, quantity::float8, settlement_date::text as "settlementDate",
      usable_from::text as "usableFrom", withdrawable_from::text as "withdrawableFrom", sellable_from::text as "sellableFrom"
    from everyday.open_trade where settled_on is null and ($1::bigint[] is null or client_no = any($1))`,
    clientNos,
  )
