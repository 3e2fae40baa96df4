/**
 * Every entry of the day belongs to an accepted command, and to the voucher or the trade that its kind requires, and it runs
 * between accounts that its kind allows. What moves between two branches has a half in each, over transit, which count as one here. A
 * voucher has its entry: same asset, amount, client, and the counter account it names.
 */
import type { SqlLine } from './proof-line.ts'
import type { EntryKind } from '@guitai/core/words/entry-kind.ts'

interface Shape {
  maker: 'voucher' | 'trade' | 'command'
  /** 'cash' and 'holding' are a client's; 'house' is any house account, otherwise its kind. */
  debit: readonly string[]
  credit: readonly string[]
}

const CLIENT = ['cash', 'holding']
const MARKET = ['clearing', 'depository']
const PAYABLE = [
  'stamp-duty-payable',
  'transfer-fee-payable',
  'exchange-fee-payable',
  'regulatory-fee-payable',
  'settlement-fee-payable',
]
/** Either side may be debited, depending on the sign of the amount. */
const EITHER = ['cash', 'holding', 'house']

const SHAPES: Record<EntryKind, Shape> = {
  deposit: { maker: 'voucher', debit: ['house'], credit: ['cash'] },
  withdrawal: { maker: 'voucher', debit: ['cash'], credit: ['house'] },
  'transfer-in': { maker: 'voucher', debit: ['house'], credit: ['cash'] },
  'transfer-out': { maker: 'voucher', debit: ['cash'], credit: ['house'] },
  'remittance-in': { maker: 'voucher', debit: ['house'], credit: ['cash'] },
  'remittance-out': { maker: 'voucher', debit: ['cash'], credit: ['house'] },
  reversal: { maker: 'voucher', debit: EITHER, credit: EITHER },
  adjustment: { maker: 'voucher', debit: EITHER, credit: EITHER },
  deduction: { maker: 'voucher', debit: CLIENT, credit: ['house'] },
  'securities-in': { maker: 'voucher', debit: ['house'], credit: ['holding'] },
  'securities-out': { maker: 'voucher', debit: ['holding'], credit: ['house'] },
  opening: { maker: 'voucher', debit: ['depository'], credit: ['holding'] },
  'till-move': { maker: 'voucher', debit: ['till', 'vault', 'bank'], credit: ['till', 'vault', 'bank'] },
  'till-difference': { maker: 'voucher', debit: ['till', 'suspense'], credit: ['till', 'suspense'] },
  'settlement-difference': {
    maker: 'voucher',
    debit: ['cash', 'fee-rounding', 'suspense'],
    credit: ['cash', 'fee-rounding', 'suspense'],
  },
  // A trade of nobody goes to the error account.
  buy: {
    maker: 'trade',
    debit: [...CLIENT, ...MARKET, 'suspense'],
    credit: [...CLIENT, ...MARKET, 'suspense'],
  },
  sell: {
    maker: 'trade',
    debit: [...CLIENT, ...MARKET, 'suspense'],
    credit: [...CLIENT, ...MARKET, 'suspense'],
  },
  settle: { maker: 'command', debit: CLIENT, credit: CLIENT },
  clearing: { maker: 'command', debit: ['house'], credit: ['house'] },
  'fee-rounding': {
    maker: 'command',
    debit: ['fee-rounding', ...PAYABLE],
    credit: ['fee-rounding', ...PAYABLE],
  },
  interest: { maker: 'command', debit: ['interest-expense'], credit: ['cash'] },
  'penalty-interest': { maker: 'command', debit: ['cash'], credit: ['penalty-interest-income'] },
  'carry-due': {
    maker: 'command',
    debit: ['clearing', 'settlement-due'],
    credit: ['clearing', 'settlement-due'],
  },
  'fees-collected': {
    maker: 'command',
    debit: ['settlement-due', ...PAYABLE],
    credit: ['settlement-due', ...PAYABLE],
  },
  'due-paid': {
    maker: 'command',
    debit: ['settlement-due', 'reserve'],
    credit: ['settlement-due', 'reserve'],
  },
  'shares-delivered': { maker: 'command', debit: MARKET, credit: MARKET },
  'repo-back': { maker: 'command', debit: ['settlement-due'], credit: ['cash', 'suspense'] },
  'repo-repaid': { maker: 'command', debit: ['cash', 'suspense'], credit: ['settlement-due'] },
  'custody-out': { maker: 'command', debit: ['holding'], credit: ['house'] },
  'custody-in': { maker: 'command', debit: ['holding', 'house'], credit: ['holding', 'house'] },
  'custody-refused': { maker: 'command', debit: ['holding'], credit: ['depository'] },
  'custody-fee': { maker: 'command', debit: ['cash'], credit: ['settlement-fee-payable'] },
  pledge: { maker: 'command', debit: ['holding', 'transit'], credit: ['holding', 'transit'] },
  release: { maker: 'command', debit: ['holding', 'transit'], credit: ['holding', 'transit'] },
  'counter-fee': { maker: 'command', debit: ['cash'], credit: ['counter-fee-income'] },
}

/** `side` is the side of the entry, `as` the side of its kind; they differ where a clearing that was taken back mirrors an entry. */
const may = (side: 'debit' | 'credit', as: 'debit' | 'credit'): string =>
  `(e.${side}_class = any(e.may_${as}) or (not e.${side}_is_client and 'house' = any(e.may_${as})))`

const text = (words: readonly string[]): string => `array[${words.map(word => `'${word}'`).join(', ')}]`
const rows = Object.entries(SHAPES)
  .map(([kind, { maker, debit, credit }]) => `('${kind}', '${maker}', ${text(debit)}, ${text(credit)})`)
  .join(', ')

export const entriesHaveMakers: SqlLine = {
  name: 'entries-have-makers',
  title: { zh: '每条流水有其命令、凭证或成交', en: 'Every entry has its command, voucher or trade' },
  isInternal: true,
  sql: `
with shape (kind, maker, debit, credit) as (values ${rows}),
place as (
  select account_no, client_no, 'cash' as class, '' as house_key, true as is_client from current.cash_account
  union all select holding_no, client_no, 'holding', '', true from current.holding
  union all select account_no, null, kind, key, false from current.house_account
), crossing as (
  select account_no, branch_no::text as branch, qualifier as other from current.house_account where kind = 'transit' and qualifier <> ''
), half as (
  select e.*, b.branch, b.other, b.account_no = e.credit_account as is_first
  from everyday.entry e join crossing b on b.account_no in (e.debit_account, e.credit_account) where e.business_date = $1::date
), whole as (
  select entry_no, kind, asset, amount, debit_account, debit_stage, credit_account, credit_stage, client_no, order_id, trade_seq, voucher_no, command_no, business_date, trade_date, run
  from everyday.entry e where e.business_date = $1::date and not exists (select from crossing b where b.account_no in (e.debit_account, e.credit_account))
  union all
  select a.entry_no, a.kind, a.asset, a.amount, a.debit_account, a.debit_stage, b.credit_account, b.credit_stage, coalesce(a.client_no, b.client_no),
    coalesce(a.order_id, b.order_id), coalesce(a.trade_seq, b.trade_seq), a.voucher_no, a.command_no, a.business_date, a.trade_date, a.run
  from half a left join half b on not b.is_first and b.entry_no = a.entry_no + 1 and (b.branch, b.other, b.kind, b.asset, b.amount, b.command_no)
    = (a.other, a.branch, a.kind, a.asset, a.amount, a.command_no) and b.voucher_no is not distinct from a.voucher_no
  where a.is_first
), e as (
  select e.*, d.class as debit_class, d.client_no as debit_client, d.house_key as debit_key, d.is_client as debit_is_client,
    c.class as credit_class, c.client_no as credit_client, c.house_key as credit_key, c.is_client as credit_is_client, s.maker,
    s.debit as may_debit, s.credit as may_credit
  from whole e left join place d on d.account_no = e.debit_account left join place c on c.account_no = e.credit_account
  left join shape s on s.kind = e.kind
), faulty as (
  select e.entry_no, e.kind, case
    when k.command_no is null then 'no command'
    when k.outcome like '{"rejected"%' or k.outcome like '{"forbidden"%' or k.outcome like '{"approvalId"%' then 'command not accepted'
    when e.maker is null then 'unknown kind'
    when e.debit_class is null or e.credit_class is null then 'unknown account'
    when not ((${may('debit', 'debit')} and ${may('credit', 'credit')})
      or (e.run > 0 and ${may('credit', 'debit')} and ${may('debit', 'credit')})) then 'accounts'
    when e.client_no is distinct from coalesce(e.debit_client, e.credit_client)
      or (e.debit_client <> e.credit_client) then 'client'
    when e.kind = 'settle' and (e.debit_account <> e.credit_account or e.debit_stage = e.credit_stage) then 'settles nothing'
    when e.kind <> 'settle' and e.debit_account = e.credit_account then 'moves nothing'
    when e.maker = 'voucher' and v.voucher_no is null then 'no voucher'
    when e.maker = 'voucher' and ((v.asset, abs(v.amount), v.business_date, v.client_no)
        is distinct from (e.asset, e.amount, e.business_date, coalesce(e.client_no, 0))
      or (v.account_no <> 0 and v.account_no not in (e.debit_account, e.credit_account))
      or v.counter_account not in (e.debit_key, e.credit_key)) then 'voucher'
    when e.maker <> 'voucher' and e.voucher_no is not null and v.voucher_no is null then 'no voucher'
    when e.maker = 'trade' and e.client_no is not null and (t.trade_seq is null or t.order_id is distinct from e.order_id
      or t.client_no <> e.client_no or not (e.debit_account in (t.cash_account_no, t.holding_no) or e.credit_account in (t.cash_account_no, t.holding_no)))
      then 'trade'
    when e.maker <> 'trade' and e.trade_seq is not null then 'trade'
    end as fault
  from e
  left join everyday.command k on k.command_no = e.command_no and k.business_date = e.business_date
  left join everyday.voucher v on v.voucher_no = e.voucher_no
  left join everyday.trade t on t.trade_seq = e.trade_seq and t.trade_date = e.trade_date
)
select fault, entry_no, kind, e.client_no, e.debit_account, e.credit_account, e.amount from faulty join e using (entry_no, kind)
where fault is not null
union all
select 'voucher without entry', null, v.kind, nullif(v.client_no, 0), v.account_no, null, v.amount from everyday.voucher v
where v.business_date = $1::date and not exists (select from e where e.voucher_no = v.voucher_no)`,
}
