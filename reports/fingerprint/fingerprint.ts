/**
 * What two runs must have in common to be called the same: every row of the books as a canonical text, without anything that
 * comes from the machine's clock, random numbers or the order of arrival. Left out are clock times, salts, ids of requests and
 * sessions, the chain of batches, and allocated numbers: an account is named by its owner, an order by its client, day and
 * position among that client's orders, a trade by the exchange's number.
 *
 * `npm run day` prints it. Killed runs are compared with undisturbed ones, table by table and row by row.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { columnName } from '@guitai/core/books/column-name.ts'
import type { TableName } from '@guitai/core/books/dirty.ts'
import { TABLES } from '@guitai/core/books/records.ts'
import type { TableDeclaration } from '@guitai/core/books/tables/define-table.ts'

interface PrintedTable {
  /** The rows; `t` is the row itself. */
  from: string
  /** Columns that two runs do not have in common. */
  without: readonly string[]
  /** SQL that takes the place of the numbers. */
  names?: Readonly<Record<string, string>>
}

/** `who` names clients, `place` accounts of money and securities, `wish` orders. Reopened clients keep their identity. */
const NAMES = `with who as materialized (
  select client_no, identity_type || identity_number || '/' || row_number() over (partition by identity_type, identity_number order by client_no) as name
  from current.client),
place as materialized (
  select account_no, who.name || ' ' || currency as name from current.cash_account join who using (client_no)
  union all
  select holding_no, securities_account_id || ' ' || code || '.' || i.market || ' ' || trading_unit || ' ' || share_nature
  from current.holding join current.instrument i using (instrument_no)
  union all
  select account_no, key from current.house_account),
wish as materialized (
  select order_id, trade_date, who.name || ' ' || trade_date || '/' || row_number() over (partition by client_no, trade_date order by order_id) as name
  from everyday.orders join who using (client_no)) `

const WHO = '(select name from who where who.client_no = t.client_no)'
const INSTRUMENT =
  "(select code || '.' || market from current.instrument i where i.instrument_no = t.instrument_no)"
const place = (column: string): string => `(select name from place where place.account_no = t.${column})`

/** It is easier to read than sub-selects and much faster with many rows. */
const ENTRIES = `everyday.entry t left join place debit on debit.account_no = t.debit_account
  left join place credit on credit.account_no = t.credit_account
  left join wish on wish.order_id = t.order_id
  left join everyday.trade trade on trade.trade_seq = t.trade_seq and trade.trade_date = t.trade_date`
const ORDERS = `everyday.orders t left join wish on wish.order_id = t.order_id and wish.trade_date = t.trade_date
  left join wish first on first.order_id = t.continues`
const TRADES = 'everyday.trade t left join wish on wish.order_id = t.order_id'

/** Those of which more is to be said than their declarations say. */
const SAID: Readonly<Partial<Record<TableName, PrintedTable>> & Record<'balance', PrintedTable>> = {
  client: { from: 'current.client t', without: ['client_no'] },
  cash_account: {
    from: 'current.cash_account t',
    without: ['account_no', 'client_no'],
    names: { account: place('account_no') },
  },
  unsettled_cash: {
    from: 'current.unsettled_cash t',
    without: ['account_no'],
    names: { account: place('account_no') },
  },
  securities_account: {
    from: 'current.securities_account t',
    without: ['client_no', 'cash_account_no'],
    names: { client: WHO, account: place('cash_account_no') },
  },
  holding: {
    from: 'current.holding t',
    without: ['holding_no', 'client_no', 'instrument_no'],
    names: { client: WHO, instrument: INSTRUMENT },
  },
  unsettled_shares: {
    from: 'current.unsettled_shares t',
    without: ['holding_no'],
    names: { holding: place('holding_no') },
  },
  freeze: {
    from: 'current.freeze t',
    without: ['freeze_no', 'client_no', 'account_no'],
    names: { client: WHO, account: place('account_no') },
  },
  house_account: { from: 'current.house_account t', without: ['account_no'] },
  orders: {
    from: ORDERS,
    without: [
      'order_id',
      'client_no',
      'cash_account_no',
      'holding_no',
      'instrument_no',
      'teller_no',
      'entered_at',
      'cl_ord_id',
      'cancel_cl_ord_id',
      'exchange_order_id',
      'continues',
    ],
    names: { wish: 'wish.name', continues: 'first.name', instrument: INSTRUMENT },
  },
  trade: {
    from: TRADES,
    without: [
      'trade_seq',
      'order_id',
      'client_no',
      'cash_account_no',
      'holding_no',
      'instrument_no',
      'traded_at',
    ],
    names: { wish: 'wish.name', instrument: INSTRUMENT },
  },
  // A balance after an entry depends on which line's messages came first; the balances themselves do not.
  entry: {
    from: ENTRIES,
    without: [
      'entry_no',
      'command_no',
      'at',
      'debit_account',
      'credit_account',
      'client_no',
      'order_id',
      'trade_seq',
      'voucher_no',
      'balance_after',
    ],
    names: { debit: 'debit.name', credit: 'credit.name', wish: 'wish.name', trade: 'trade.trade_key' },
  },
  balance: {
    from: 'everyday.balance t',
    without: ['account_no'],
    names: { account: place('account_no') },
  },
  voucher: {
    from: 'everyday.voucher t',
    without: ['voucher_no', 'client_no', 'account_no', 'teller_no', 'reverses', 'reversed_by', 'corrects'],
    names: {
      client: WHO,
      account: place('account_no'),
      reverses: 't.reverses is not null',
      reversed: 't.reversed_by is not null',
      corrects: 't.corrects is not null',
    },
  },
  instrument: { from: 'current.instrument t', without: ['instrument_no'] },
  parameter: {
    from: 'current.parameter t',
    without: ['parameter_no', 'teller_no', 'set_at', 'withdrawn_by', 'withdrawn_at'],
  },
  teller: { from: 'current.teller t', without: ['teller_no'] },
  // The detail of a step is its file's checksum, and the file names orders by allocated numbers.
  day_step: {
    from: 'everyday.day_step t',
    without: ['started_at', 'ended_at', 'teller_no', 'cursor', 'detail'],
  },
  depository_trade: { from: 'everyday.depository_trade t', without: ['cl_ord_id'] },
  // Their files name orders by allocated numbers, too.
  stored_document: {
    from: 'current.stored_document t',
    without: ['document_no', 'sha256', 'size', 'teller_no'],
  },
  registry_file: { from: 'current.registry_file t', without: ['sha256', 'size'] },
  set_aside_row: { from: 'everyday.set_aside_row t', without: ['set_aside_key', 'content'] },
  unplaced: {
    from: 'everyday.unplaced t',
    without: ['unplaced_no', 'received_at', 'content', 'resolved_by'],
  },
  discrepancy: { from: 'everyday.discrepancy t', without: ['resolved_by'] },
  order_batch: {
    from: 'everyday.order_batch t',
    without: ['batch_no', 'teller_no', 'checker_no', 'checked_at', 'confirmed_at'],
  },
  batch_line: {
    from: 'everyday.batch_line t',
    without: ['batch_no', 'client_no'],
    names: { client: WHO },
  },
  loss_report: {
    from: 'current.loss_report t',
    without: ['loss_no', 'client_no', 'object_id', 'replaced_by', 'teller_no'],
    names: { client: WHO },
  },
  card: { from: 'current.card t', without: ['card_no', 'client_no', 'replaces'], names: { client: WHO } },
  custody_transfer: {
    from: 'everyday.custody_transfer t',
    without: [
      'transfer_no',
      'client_no',
      'holding_no',
      'instrument_no',
      'cash_account_no',
      'teller_no',
      'answer_no',
      'voucher_no',
    ],
    names: { client: WHO, holding: place('holding_no'), account: place('cash_account_no') },
  },
  repo: {
    from: 'current.repo t',
    without: ['repo_no', 'client_no', 'cash_account_no', 'instrument_no'],
    names: { client: WHO, instrument: INSTRUMENT },
  },
  error_repo: {
    from: 'current.error_repo t',
    without: ['instrument_no'],
    names: { instrument: INSTRUMENT },
  },
  open_trade: {
    from: 'everyday.open_trade t',
    without: ['trade_seq', 'client_no', 'instrument_no', 'cash_account_no', 'holding_no'],
    names: { client: WHO, instrument: INSTRUMENT, holding: place('holding_no') },
  },
  till: { from: 'everyday.till t', without: ['till_key', 'teller_no', 'opened_at', 'closed_at'] },
  shareholder_finding: {
    from: 'current.shareholder_finding t join current.shareholder_disk d using (disk_no)',
    without: ['disk_no', 'client_no'],
    names: { client: WHO, file: 'd.checksum' },
  },
  // Which quotes the server has heard depends on when it was running.
  closing_price: {
    from: 'current.closing_price t',
    without: ['price_key', 'instrument_no', 'price', 'source'],
    names: { instrument: INSTRUMENT },
  },
  block: { from: 'current.block t', without: ['set_by', 'set_at'] },
}

/** Tables of the books that are not included, with the reason. */
export const NOT_PRINTED: Readonly<Partial<Record<TableName, string>>> = {
  credential: 'a hash of a password has a salt',
  password_history: 'hashes of passwords have salts',
  second_factor: 'the secret is made by chance',
  approval: 'a stored request holds numbers that were handed out, and its time',
  batch_answer: 'says of each line which order it became; the orders are printed',
  certificate: 'says again what the tables say, and counts commands',
  clearing_undo: 'how to come back to what the other tables say',
  job: 'how often the server was asked, and ended in the middle; what came of it is printed',
  print_copies: 'of paper, not of money or shares',
  void_certificate: 'says what the tables said in a run that was taken back',
  teller_total: 'sums of commands that are in the log; tellers have numbers that were handed out',
}

/** Numbers of others, with what they are called by; undefined: nothing that two runs have in common. */
const CALLED: Readonly<Record<string, readonly [name: string, sql: string] | undefined>> = {
  client_no: ['client', WHO],
  instrument_no: ['instrument', INSTRUMENT],
  cash_account_no: ['account', place('cash_account_no')],
  holding_no: ['holding', place('holding_no')],
  teller_no: undefined,
  checker_no: undefined,
  order_id: undefined,
  trade_seq: undefined,
  voucher_no: undefined,
}

/** As its declaration says: without clock times, its own number where one is handed out, and the numbers of others. */
function printedAs({ name, key, counter, columns }: TableDeclaration): PrintedTable {
  const all = Object.entries(columns).map(([field, column]) => ({
    ...column,
    field,
    name: columnName(field),
  }))
  const left = all.filter(
    ({ field, type, name: column }) =>
      type === 'time' || (counter !== undefined && field === key) || column in CALLED,
  )
  const names = left.flatMap(({ name: column }) => {
    const called = CALLED[column]
    return called === undefined ? [] : [called]
  })
  return {
    from: `current.${name} t`,
    without: left.map(({ name: column }) => column),
    names: Object.fromEntries(names),
  }
}

const PRINTED: Readonly<Record<string, PrintedTable>> = {
  ...Object.fromEntries(
    TABLES.filter(({ name }) => NOT_PRINTED[name as TableName] === undefined).map(table => [
      table.name,
      printedAs(table),
    ]),
  ),
  ...SAID,
}

export const PRINTED_TABLES: readonly string[] = Object.keys(PRINTED)

export interface Fingerprint {
  /** SHA-256 over the tables' hashes, as hex. */
  hash: string
  /** By table. */
  tables: Readonly<Record<string, string>>
}

/** The rows of every included table as sorted texts, within the caller's snapshot when something else is writing. */
export async function canonicalRows(client: pg.ClientBase): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>()
  for (const [table, printed] of Object.entries(PRINTED)) rows.set(table, await readRows(client, printed))
  return rows
}

async function readRows(
  client: pg.ClientBase,
  { from, without, names = {} }: PrintedTable,
): Promise<string[]> {
  const named = Object.entries(names).map(([name, sql]) => `'${name}', ${sql}`)
  const added = named.length === 0 ? '' : ` || jsonb_build_object(${named.join(', ')})`
  const { rows } = await client.query<{ line: string }>(
    `${NAMES} select ((to_jsonb(t) - $1::text[])${added})::text as line from ${from}`,
    [without],
  )
  return rows.map(({ line }) => line).sort(byCodePoint)
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function fingerprintOf(rows: ReadonlyMap<string, readonly string[]>): Fingerprint {
  const tables = Object.fromEntries([...rows].map(([table, lines]) => [table, sha256(lines.join('\n'))]))
  return { hash: sha256(JSON.stringify(tables)), tables }
}

export async function fingerprint(client: pg.ClientBase): Promise<Fingerprint> {
  return fingerprintOf(await canonicalRows(client))
}

/** The rows that only one of the two has, as `table - row` and `table + row`. */
export function differences(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): string[] {
  const tables = [...new Set([...before.keys(), ...after.keys()])]
  return tables.flatMap(table => {
    const [old, now] = [before.get(table) ?? [], after.get(table) ?? []]
    return [
      ...missingFrom(now, old).map(line => `${table} - ${line}`),
      ...missingFrom(old, now).map(line => `${table} + ${line}`),
    ]
  })
}

/** Equal rows may occur several times. */
function missingFrom(there: readonly string[], wanted: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of there) counts.set(line, (counts.get(line) ?? 0) + 1)
  return wanted.filter(line => {
    const left = counts.get(line) ?? 0
    counts.set(line, left - 1)
    return left <= 0
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
