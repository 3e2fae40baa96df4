/**
 * Two days are traded, closed and proved, and then audited: from the evening before, from the first day, and each day by
 * itself. Every change made by hand in the tables is found, and the account, order or trade is named.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDay } from '../../apps/trial/trial-day.ts'
import { eveningBefore, openClients } from '../../audit/read/audit-state.ts'
import { auditIn, type AuditRequest, type AuditResult } from '../../audit/run-audit.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

// The 20th of March 2027 is a Saturday, so the interest of the period is credited on Monday the 22nd.
const FRIDAY = '2027-03-19'
const MONDAY = '2027-03-22'

let folder: string
let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-audit-'))
  database = await testDatabase()
  const options = {
    folder,
    databaseUrl: database.url,
    clients: 24,
    orders: 240,
    seed: 12,
    date: FRIDAY,
    keepDatabase: false,
    days: 2,
  }
  const { proof } = await runDay({ ...options, say: () => undefined })
  expect(proof['second-engine']).toBe(true)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
}, 240_000)

afterAll(async () => {
  await client.end()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Audits with these changes, which are then rolled back. */
async function auditWith(changes: readonly string[], request: AuditRequest): Promise<AuditResult> {
  await client.query('begin isolation level repeatable read')
  try {
    for (const change of changes) await client.query(change)
    return await auditIn(client, request)
  } finally {
    await client.query('rollback')
  }
}

const found = ({ lines }: AuditResult) => lines.flatMap(line => line.findings)

test.each<[string, AuditRequest, readonly string[]]>([
  [
    'from the evening before the last',
    {},
    [
      'fees',
      'amounts',
      'orders',
      'holds',
      'lots',
      'balances',
      'cost',
      'interest',
      'repos',
      'house-accounts',
      'closing-state',
    ],
  ],
  [
    'from the first day',
    { fromStart: true },
    [
      'fees',
      'amounts',
      'orders',
      'holds',
      'lots',
      'balances',
      'cost',
      'interest',
      'repos',
      'house-accounts',
      'closing-state',
    ],
  ],
  [
    'the first day alone',
    { day: FRIDAY },
    ['fees', 'amounts', 'orders', 'holds', 'balances', 'house-accounts', 'closing-state'],
  ],
  [
    'the last day alone',
    { day: MONDAY },
    ['fees', 'amounts', 'orders', 'holds', 'balances', 'house-accounts', 'closing-state'],
  ],
])('%s nothing differs', async (_, request, checked) => {
  const result = await auditWith([], request)
  expect(found(result)).toEqual([])
  const compared = new Map<string, number>(result.lines.map(line => [line.name, line.compared]))
  expect(checked.filter(name => (compared.get(name) ?? 0) === 0)).toEqual([])
})

test('the certificate states the hash of the closing state', async () => {
  const { rows } = await client.query<{ stated: string; hash: string }>(
    `select c.content ->> 'closingStateHash' as stated, e.hash from current.certificate c join current.audit_evening e using (business_date)`,
  )
  expect(rows).toHaveLength(2)
  expect(rows.filter(({ stated, hash }) => stated !== hash)).toEqual([])
})

test('what is open in the evening names its clients, and what is due to the firm names none', async () => {
  const evening = await eveningBefore(client, MONDAY)
  const { rows } = await client.query(
    `select from current.audit_state where business_date = '${FRIDAY}' and part = 'dues'`,
  )
  expect(rows).not.toEqual([])
  expect((await openClients(client, evening!)).filter(no => !(no > 0))).toEqual([])
})

interface Falsified {
  /** Finds what is changed: its columns replace :name in the changes and in the expected names. */
  target: string
  changes: readonly string[]
  /** The check that reports it, and what it names. */
  finds: readonly (readonly [check: string, subject: string])[]
  request?: AuditRequest
}

const YESTERDAYS: AuditRequest = { fromStart: true }

const FALSIFIED: Readonly<Record<string, Falsified>> = {
  'a fee lowered everywhere': {
    target: `select trade_key as key, order_id as order, cash_account_no as account, client_no as client from everyday.trade
      where trade_date = '${MONDAY}' and side = 'buy' and commission > 100 and holding_no <> 0 order by trade_seq limit 1`,
    changes: [
      `update history.trade set commission = commission - 100 where trade_key = ':key'`,
      `update history.orders set commission = commission - 100 where order_id = :order`,
      `update current.cash_account set settled = settled + 100 where account_no = :account`,
      `update current.house_account set balance = balance - 100 where kind = 'commission-income' and qualifier = split_part(':key', '/', 2)`,
    ],
    finds: [
      ['fees', 'trade :key of cash account :account'],
      ['fees', 'order :order of cash account :account'],
    ],
  },
  "an order's hold and the account's 50.00 less": {
    target: `select order_id as order, cash_account_no as account from current.orders where hold_cash > 10000 order by order_id limit 1`,
    changes: [
      'update current.orders set hold_cash = hold_cash - 5000 where order_id = :order',
      'update current.cash_account set on_hold = on_hold - 5000 where account_no = :account',
    ],
    finds: [
      ['holds', 'order :order of cash account :account'],
      ['holds', 'cash account :account'],
    ],
  },
  'money moved from client to client': {
    target: `select min(account_no) as one, max(account_no) as other from current.cash_account where currency = 'CNY'`,
    changes: [
      'update current.cash_account set settled = settled - 1000 where account_no = :one',
      'update current.cash_account set settled = settled + 1000 where account_no = :other',
    ],
    finds: [
      ['balances', 'cash account :one'],
      ['balances', 'cash account :other'],
    ],
  },
  'money moved from income to a client': {
    target: `select min(a.account_no) as account, h.key as house from current.cash_account a, current.house_account h
      where h.kind = 'commission-income' and h.asset = 1 group by h.key order by h.key limit 1`,
    changes: [
      'update current.cash_account set settled = settled + 1000 where account_no = :account',
      `update current.house_account set balance = balance - 1000 where key = ':house'`,
    ],
    finds: [
      ['balances', 'cash account :account'],
      ['house-accounts', 'house account :house'],
    ],
  },
  'interest that nobody has earned': {
    target: 'select account_no as account from current.cash_account order by account_no limit 1',
    changes: [
      'update current.cash_account set accumulator = accumulator + 360000000 where account_no = :account',
    ],
    finds: [['interest', 'cash account :account, period to 2027-06-20']],
  },
  'dates that have accrued twice': {
    target: `select account_no as account from current.cash_account where settled > 1000000 order by account_no limit 1`,
    changes: ['update current.cash_account set accrued_to = accrued_to - 1 where account_no = :account'],
    finds: [['interest', 'cash account :account, period to']],
  },
  "a holding's cost": {
    target: 'select holding_no as holding from current.holding where cost > 0 order by holding_no limit 1',
    changes: ['update current.holding set cost = cost - 1 where holding_no = :holding'],
    finds: [['cost', 'holding :holding of client']],
  },
  "a repo's interest and maturity": {
    target: `select trade_key as key from current.repo where status = 'open' order by trade_key limit 1`,
    changes: [
      `update current.repo set interest = interest + 1, maturity_date = maturity_date + 1 where trade_key = ':key'`,
    ],
    finds: [['repos', 'repo of trade :key']],
  },
  'the date from which proceeds may be taken out': {
    target: `select account_no as account from current.unsettled_cash where proceeds > 0 and withdrawable_from > '${MONDAY}' order by 1 limit 1`,
    changes: [
      `update current.unsettled_cash set withdrawable_from = '${MONDAY}' where account_no = :account and withdrawable_from > '${MONDAY}'`,
    ],
    finds: [['lots', 'cash account :account, lot of']],
  },
  'shares that were bought, as if they had been sellable': {
    target: `select holding_no as holding from current.unsettled_shares where bought > 0 and sellable_from > '${MONDAY}' order by 1 limit 1`,
    changes: [`update current.unsettled_shares set sellable_from = '${MONDAY}' where holding_no = :holding`],
    finds: [['lots', 'holding :holding of client']],
  },
  "a trade's price with the amount kept, and its settlement date": {
    target: `select trade_key as key from everyday.trade where trade_date = '${MONDAY}' order by trade_seq limit 1`,
    changes: [
      `update history.trade set price = price + 100, settlement_date = settlement_date + 1 where trade_key = ':key'`,
    ],
    finds: [
      ['amounts', 'trade :key of cash account'],
      ['settlement-dates', 'trade :key of cash account'],
    ],
  },
  'a trade that nobody made': {
    target: `select trade_key as key from everyday.trade where trade_date = '${MONDAY}' order by trade_seq limit 1`,
    changes: [
      `create temporary table made on commit drop as select * from everyday.trade where trade_key = ':key'`,
      `update made set trade_key = trade_key || 'X', trade_no = 'X', trade_seq = trade_seq + 1000000`,
      'insert into history.trade select * from made',
    ],
    finds: [['told', 'trade :keyX of cash account']],
  },
  'a trade taken out': {
    target: `select trade_key as key, trade_no as no from everyday.trade where trade_date = '${MONDAY}' order by trade_seq limit 1`,
    changes: [`delete from history.trade where trade_key = ':key'`],
    finds: [['told', 'fill :no']],
  },
  "an order's quantity": {
    target: `select order_id as order, cash_account_no as account from everyday.orders where trade_date = '${MONDAY}' order by order_id limit 1`,
    changes: ['update history.orders set quantity = quantity + 100 where order_id = :order'],
    finds: [['orders', 'order :order of cash account :account']],
  },
  'a freeze that no authority has ordered': {
    target: `select account_no as account, client_no as client from current.cash_account order by account_no limit 1`,
    changes: [
      `insert into current.freeze values (99, :client, 'cash', :account, 'long', 100, 100, 1, '', '', '', '${MONDAY}', null, 'in-force', null)`,
      'update current.cash_account set frozen = frozen + 100 where account_no = :account',
    ],
    finds: [
      ['freezes', 'freeze 99'],
      ['freezes', 'cash account :account'],
    ],
  },
  "yesterday's deposit in the log": {
    target: `select command_no as command, (input::json ->> 'cashAccountNo')::bigint as account from everyday.command
      where function_code = 'F09' and business_date = '${FRIDAY}' order by command_no limit 1`,
    changes: [
      `update history.command set input = replace(input, '"amount":', '"amount":1') where command_no = :command and input like '%"amount":%'`,
    ],
    finds: [['balances', 'cash account :account at the evening of ${FRIDAY}'.replace('${FRIDAY}', FRIDAY)]],
    request: YESTERDAYS,
  },
  "what was kept of yesterday's evening": {
    target: `select part || '/' || key as name from current.audit_state where business_date = '${FRIDAY}' and part = 'cash' order by key limit 1`,
    changes: [
      `update current.audit_state set content = replace(content, '"settled":', '"settled":1') where part || '/' || key = ':name'`,
    ],
    finds: [['closing-state', `evening of ${FRIDAY}`]],
  },
}

const filled = (text: string, target: Record<string, string>): string =>
  Object.entries(target).reduce((done, [name, value]) => done.replaceAll(`:${name}`, value), text)

test.each(Object.entries(FALSIFIED))(
  '%s is found and named',
  async (_, { target, changes, finds, request }) => {
    const { rows } = await client.query<Record<string, unknown>>(target)
    const [row] = rows
    expect(row).toBeDefined()
    const names = Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, String(value)]))
    const result = await auditWith(
      changes.map(change => filled(change, names)),
      request ?? {},
    )
    const all = found(result)
    for (const [check, subject] of finds)
      expect(
        all.filter(each => each.check === check && each.subject.startsWith(filled(subject, names))),
      ).not.toEqual([])
  },
)

test('of a bond, accrued interest is charged for on the first day and not on the second', async () => {
  const { rows } = await client.query<{ day: string; commission: number; amount: number; interest: number }>(
    `select t.trade_date::text as day, sum(t.commission)::float8 as commission, sum(t.amount)::float8 as amount, sum(t.accrued_interest)::float8 as interest
    from everyday.trade t join everyday.orders o using (order_id) join current.instrument i on i.instrument_no = t.instrument_no
    where i.kind = 'government-bond' and o.continues = 0 and o.cancel_quantity = 0 group by t.trade_date, t.order_id`,
  )
  const charged = (of: number): number => Math.floor((of * 20_000 + 50_000_000) / 100_000_000)
  for (const { day, commission, amount, interest } of rows)
    expect(commission).toBe(charged(day === FRIDAY ? amount : amount - interest))
  const telling = rows.filter(({ amount, interest }) => charged(amount) !== charged(amount - interest))
  expect(new Set(telling.map(({ day }) => day))).toEqual(new Set([FRIDAY, MONDAY]))
})
