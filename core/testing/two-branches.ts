/**
 * Books of two branches for tests: C1 and everything with 1 is branch 2's, C2 and everything with 2 branch 3's; what is nobody's has 9.
 * Each has a client with cash, shares, a freeze, an order, an agent, a loss report and a voucher, a teller with every right, a trading
 * unit, and a request that waits.
 */
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../books/function-right.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import { books, cashNo, clientNo, settled } from './books.ts'
import { aBranch, anAgent, aLoss } from './records.ts'
import { sampleOf } from './sample-input.ts'

export const TELLER = { 1: 1001, 2: 2001 } as const
export const BRANCH = { 1: 2, 2: 3 } as const

export function twoBranches(right: Partial<FunctionRight> = {}): MutableBooks {
  const built = books({
    cash: { C1: '100000.00', C2: '100000.00' },
    holdings: { 'C1 600000.XSHG': '1000 cost 9000.00', 'C2 600000.XSHG': '1000 cost 9000.00' },
    freezes: { C1: ['60.00 of 60.00'], C2: ['60.00 of 60.00'] },
    orders: [['C1 buy 100 600000.XSHG @ 10.00'], ['C2 buy 100 600000.XSHG @ 10.00']],
    units: { '20002': 'running', '20003': 'running' },
  })
  for (const no of [1, 2] as const) {
    const client = built.clients.get(clientNo(`C${no}`))!
    for (const each of [client, ...client.cashAccounts]) each.branchNo = BRANCH[no]
    built.tradingUnits.get(`2000${no + 1}`)!.branchNo = BRANCH[no]
  }
  applyChanges(built, [
    { kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, parentNo: 3 }) },
    {
      kind: 'insert',
      table: 'role',
      row: {
        role: 'all',
        titleZh: 'x',
        titleEn: 'x',
        rights: [{ ...fullRight('*'), ...right }],
        isChecker: true,
        seesPersonalData: true,
      },
    },
    ...([1, 2] as const).flatMap(no => ofBranch(no)),
  ])
  return settled(built)
}

function ofBranch(no: 1 | 2): Change[] {
  const owner = { clientNo: clientNo(`C${no}`), tellerNo: TELLER[no] }
  const date = '2026-11-23'
  return [
    {
      kind: 'insert',
      table: 'teller',
      row: {
        tellerNo: owner.tellerNo,
        name: `teller${no}`,
        fullName: `T${no}`,
        branchNo: BRANCH[no],
        roles: ['all'],
        status: 'normal',
      },
    },
    { kind: 'insert', table: 'agent', row: anAgent({ agentNo: 100 + no, clientNo: owner.clientNo }) },
    { kind: 'insert', table: 'loss_report', row: aLoss({ lossNo: 200 + no, clientNo: owner.clientNo }) },
    {
      kind: 'insert',
      table: 'voucher',
      row: {
        voucherNo: 300 + no,
        businessDate: date,
        kind: 'transfer-in',
        clientNo: owner.clientNo,
        accountNo: cashNo(`C${no}`),
        asset: 1,
        amount: 100,
        tellerNo: owner.tellerNo,
        summary: '',
        counterAccount: `${BRANCH[no]}/bank/1/`,
        reverses: null,
        reversedBy: null,
      },
    },
    {
      kind: 'insert',
      table: 'approval',
      row: {
        approvalId: 400 + no,
        businessDate: date,
        functionCode: 'F11',
        input: '{}',
        secrets: '{}',
        makerNo: owner.tellerNo,
        branchNo: BRANCH[no],
        checkerNo: null,
        approverNo: null,
        channel: 'counter',
        reason: 'rule',
        status: 'waiting',
        requestedAt: 1,
      },
    },
  ]
}

export type Names = Readonly<Record<string, unknown>>

export function namesOf(given: MutableBooks, no: 1 | 2): Names {
  const client = given.clients.get(clientNo(`C${no}`))!
  const [freezeNo] = [...given.freezes.values()]
    .filter(each => each.clientNo === client.clientNo)
    .map(f => f.freezeNo)
  return {
    clientNo: client.clientNo,
    cashAccountNo: cashNo(`C${no}`),
    holdingNo: client.holdings[0]!.holdingNo,
    freezeNo,
    orderId: [...client.orders][0],
    agentNo: 100 + no,
    lossNo: 200 + no,
    voucherNo: 300 + no,
    approvalId: 400 + no,
    tellerNo: TELLER[no],
    branchNo: BRANCH[no],
    parentNo: BRANCH[no],
    pbuId: `2000${no + 1}`,
    securitiesAccount: client.securitiesAccounts[0]!.securitiesAccountId,
  }
}

/** Numbers of the same length as real ones. */
export const NOBODYS: Names = {
  clientNo: 10_000_009,
  cashAccountNo: 1_000_000_901,
  holdingNo: 999_999,
  freezeNo: 999,
  orderId: 9_999,
  agentNo: 109,
  lossNo: 209,
  voucherNo: 309,
  approvalId: 409,
  tellerNo: 9001,
  branchNo: 9,
  parentNo: 9,
  pbuId: '20009',
  securitiesAccount: 'A000000009.XSHG',
}

/** A sample of what the function takes, with these where it asks for them. */
export function inputWith(declaration: AnyFunction, names: Names): object {
  const all = { ...(sampleOf(declaration.input) as object) } as Record<string, unknown>
  for (const field of Object.keys(names)) if (field in declaration.input.properties) all[field] = names[field]
  return all
}
