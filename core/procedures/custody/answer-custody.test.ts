/** What the depository's custody file changes, line by line. */
import { describe, expect, test } from 'vitest'
import { applyChanges, type Change } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import type { CustodyTransfer } from '../../books/tables/custody/custody-transfer.ts'
import { describeChange } from '../../testing/describe-change.ts'
import { books, clientNo, copyOf, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { answerCustody, type CustodyAnswer } from './answer-custody.ts'
import { custodyRequest } from './request-custody.ts'

const H = 1_000_000_000_001
const SHENZHEN = '0000000001.XSHE'
const SHANGHAI = 'A000000001.XSHG'
const base = {
  cash: { C1: '100.00' },
  instruments: { '019547.XSHG': 'government-bond' },
  holdings: {
    'C1 000001.XSHE': '100 cost 900.00',
    'C1 600000.XSHG': '50 cost 500.00',
    'C1 019547.XSHG': '60 pledged cost 60.00',
  },
}

/** Books with one request. */
function asked(kind: CustodyTransfer['kind'], differing: Partial<CustodyTransfer> = {}) {
  const built = books(base)
  const isShenzhen = kind === 'transfer-out' || kind === 'transfer-in'
  const account = built.securitiesAccounts.get(isShenzhen ? SHENZHEN : SHANGHAI)!
  const request = custodyRequest(built, aMeta(), { account, request: { kind, ...differing } })
  applyChanges(built, [request])
  if (kind === 'revoke-designation') account.tradingUnit = ''
  return settled(built)
}

/** 20 of the 50 shares in Shanghai have not arrived yet. */
function revokedWhileComing() {
  const built = books(base)
  const account = built.securitiesAccounts.get(SHANGHAI)!
  const shares = { holdingNo: H + 1, instrumentNo: 1001, quantity: 20 }
  applyChanges(built, [
    custodyRequest(built, aMeta(), { account, request: { kind: 'transfer-in', ...shares } }),
    custodyRequest(built, aMeta(), { account, request: { kind: 'revoke-designation' } }),
  ])
  account.tradingUnit = ''
  return settled(built)
}

const cashAccountNo = books(base).clients.get(clientNo('C1'))!.cashAccounts[0]!.accountNo
const out = { holdingNo: H, instrumentNo: 1002, quantity: 40, fee: 3_000, cashAccountNo, toUnit: '399001' }
const bond = { instrumentNo: 1003, quantity: 60, fromUnit: '' }

const answer = (differing: Partial<CustodyAnswer>): CustodyAnswer => ({
  market: 'XSHE',
  answerNo: 7,
  requestNo: 1,
  kind: 'transfer-out',
  result: 'confirmed',
  securitiesAccount: '0000000001',
  tradingUnit: '300001',
  otherUnit: '399001',
  code: '000001',
  quantity: 40,
  reason: '',
  ...differing,
})
const shanghai = { market: 'XSHG', securitiesAccount: 'A000000001', code: '', quantity: 0 } as const
const bonds = { ...shanghai, code: '019547', quantity: 60 } as const
const refused = { result: 'refused', reason: 'no' } as const
const arriving = { requestNo: 0, kind: 'transfer-in', quantity: 30 } as const
const lost = (reason: string): string[] => [`insert unplaced 1 custody ${reason}`]

const coming = {
  holdingNo: H,
  instrumentNo: 1002,
  quantity: 30,
  cost: 111,
  fromUnit: '399001',
  toUnit: '300001',
}

type Row = readonly [
  title: string,
  given: ReturnType<typeof books>,
  answer: CustodyAnswer,
  expected: readonly string[],
]

const ROWS: readonly Row[] = [
  [
    'an unknown account',
    books(base),
    answer({ securitiesAccount: '0999999999' }),
    lost('unknown securities account'),
  ],
  ['a request that was never made', books(base), answer({}), lost('no such request')],
  ['another quantity', asked('transfer-out', out), answer({ quantity: 41 }), lost('no such request')],
  ['another security', asked('transfer-out', out), answer({ code: '000002' }), lost('no such request')],
  ['another kind', asked('transfer-out', out), answer({ kind: 'pledge' }), lost('no such request')],
  [
    'answered already, by another line',
    asked('transfer-out', { ...out, status: 'refused', answerNo: 6 }),
    answer({}),
    lost('answered already'),
  ],
  [
    'the same line again',
    asked('transfer-out', { ...out, status: 'confirmed', answerNo: 7 }),
    answer({}),
    [],
  ],
  [
    'the same line with another result',
    asked('transfer-out', { ...out, status: 'refused', answerNo: 7 }),
    answer({}),
    lost('answered already'),
  ],
  [
    'out, confirmed: the hold ends, shares leave with their cost, the fee is owed to the depository',
    asked('transfer-out', out),
    answer({}),
    [
      `setTransfer 1 transfer-out confirmed ${SHENZHEN} ${H} 40 000001.XSHE to 399001 fee 30.00`,
      `post custody-out 000001.XSHE 40 holding ${H} → depository XSHE`,
      `addCost ${H} -360.00`,
      `post custody-fee CNY 30.00 cash ${cashAccountNo} → settlement-fee-payable XSHE`,
    ],
  ],
  [
    'out, refused: only the hold ends',
    asked('transfer-out', out),
    answer(refused),
    [`setTransfer 1 transfer-out refused ${SHENZHEN} ${H} 40 000001.XSHE to 399001 fee 30.00 no`],
  ],
  [
    'designated',
    asked('designate', { toUnit: '20001' }),
    answer({ ...shanghai, kind: 'designate' }),
    [
      `setTransfer 1 designate confirmed ${SHANGHAI} to 20001`,
      `update securities_account ${SHANGHAI} normal 20001`,
    ],
  ],
  [
    'designation withdrawn: all of the account leaves',
    asked('revoke-designation', { fromUnit: '20001' }),
    answer({ ...shanghai, kind: 'revoke-designation' }),
    [
      `setTransfer 1 revoke-designation confirmed ${SHANGHAI}`,
      `post custody-out 600000.XSHG 50 holding ${H + 1} → depository XSHG`,
      `addCost ${H + 1} -500.00`,
      `post custody-out 019547.XSHG 60 holding ${H + 2} → depository XSHG`,
      `addCost ${H + 2} -60.00`,
    ],
  ],
  [
    'withdrawal refused: the unit is given back',
    asked('revoke-designation', { fromUnit: '20001' }),
    answer({ ...shanghai, kind: 'revoke-designation', ...refused }),
    [
      `setTransfer 1 revoke-designation refused ${SHANGHAI} no`,
      `update securities_account ${SHANGHAI} normal 20001`,
    ],
  ],
  [
    'a pledge confirmed: it was booked at the request',
    asked('pledge', bond),
    answer({ ...bonds, kind: 'pledge' }),
    [`setTransfer 1 pledge confirmed ${SHANGHAI} 60 019547.XSHG`],
  ],
  [
    'a pledge refused: the bonds come back',
    asked('pledge', bond),
    answer({ ...bonds, kind: 'pledge', ...refused }),
    [
      `setTransfer 1 pledge refused ${SHANGHAI} 60 019547.XSHG no`,
      `post release 019547.XSHG 60 holding ${H + 2} → transit`,
      `addCost ${H + 2} -60.00`,
      `openHolding ${H + 3} ${SHANGHAI} 019547.XSHG`,
      `post release 019547.XSHG 60 transit → holding ${H + 3}`,
      `addCost ${H + 3} 60.00`,
    ],
  ],
  ['an answer that nobody asked for', books(base), answer({ requestNo: 0 }), lost('nobody has asked')],
  ['unknown security', books(base), answer({ ...arriving, code: '009999' }), lost('unknown instrument')],
  [
    'shares arrive, at the last close until a teller knows better',
    books(base),
    answer(arriving),
    [
      `post custody-in 000001.XSHE 30 depository XSHE → holding ${H}`,
      `addCost ${H} 300.00`,
      `setTransfer 1 transfer-in confirmed ${SHENZHEN} ${H} 30 000001.XSHE to 300001 cost 300.00 provisional`,
    ],
  ],
  [
    'shares arrive of which nothing was held, at another unit of ours',
    books(base),
    answer({ ...arriving, tradingUnit: '300002' }),
    [
      `openHolding ${H + 3} ${SHENZHEN} 000001.XSHE at 300002`,
      `post custody-in 000001.XSHE 30 depository XSHE → holding ${H + 3}`,
      `addCost ${H + 3} 300.00`,
      `setTransfer 1 transfer-in confirmed ${SHENZHEN} ${H + 3} 30 000001.XSHE to 300002 cost 300.00 provisional`,
    ],
  ],
  ...[0, 1].flatMap(requestNo =>
    (
      [
        [30, []],
        [35, [`post custody-in 000001.XSHE 5 depository XSHE → holding ${H}`]],
        [28, [`post custody-in 000001.XSHE 2 holding ${H} → depository XSHE`]],
      ] as const
    ).map(([quantity, expected]): Row => [
      `30 that were booked ahead give way to ${quantity}, by request ${requestNo}`,
      asked('transfer-in', coming),
      answer({ ...arriving, requestNo, quantity }),
      [
        `setTransfer 1 transfer-in confirmed ${SHENZHEN} ${H} ${quantity} 000001.XSHE to 300001 cost 1.11`,
        ...expected,
      ],
    ]),
  ),
  [
    'shares that nobody has announced from there do not end what is announced from elsewhere',
    asked('transfer-in', { ...coming, fromUnit: '399002' }),
    answer(arriving),
    [
      `post custody-in 000001.XSHE 30 depository XSHE → holding ${H}`,
      `addCost ${H} 300.00`,
      `setTransfer 2 transfer-in confirmed ${SHENZHEN} ${H} 30 000001.XSHE to 300001 cost 300.00 provisional`,
    ],
  ],
  [
    'what was booked ahead is refused: it leaves with its own cost',
    asked('transfer-in', coming),
    answer({ ...arriving, requestNo: 1, ...refused }),
    [
      `setTransfer 1 transfer-in refused ${SHENZHEN} ${H} 30 000001.XSHE to 300001 cost 1.11 no`,
      `post custody-refused 000001.XSHE 30 holding ${H} → depository XSHE`,
      `addCost ${H} -1.11`,
    ],
  ],
  [
    'of shares that come there are some',
    asked('transfer-in', coming),
    answer({ ...arriving, requestNo: 1, quantity: 0 }),
    lost('no such request'),
  ],
  [
    'designation withdrawn: what is not there yet stays',
    revokedWhileComing(),
    answer({ ...shanghai, kind: 'revoke-designation', requestNo: 2 }),
    [
      `setTransfer 2 revoke-designation confirmed ${SHANGHAI}`,
      `post custody-out 600000.XSHG 30 holding ${H + 1} → depository XSHG`,
      `addCost ${H + 1} -300.00`,
      `post custody-out 019547.XSHG 60 holding ${H + 2} → depository XSHG`,
      `addCost ${H + 2} -60.00`,
    ],
  ],
]

describe('answerCustody', () => {
  test.each(ROWS)('%s', (_, given, line, expected) => {
    const built = copyOf(given)
    const changes: Change[] = answerCustody(built, line, aMeta())
    expect(changes.map(change => describeChange(built, change))).toEqual(expected)
    applyChanges(built, changes)
    expect(brokenInvariants(built)).toEqual([])
    // The same file again: what is booked remains, and what fitted no request is listed again.
    expect(
      answerCustody(built, line, aMeta()).filter(({ kind }) => kind !== 'insert' && kind !== 'update'),
    ).toEqual([])
  })
})
