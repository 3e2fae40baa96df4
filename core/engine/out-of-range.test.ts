/** Sums that exceed what an integer holds: a command is refused by name, a fact is listed, and nothing of either is done. */
import { expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { MOST_BALANCE } from '../books/changes/within-range.ts'
import { stateHash, stateLines } from '../books/state-hash.ts'
import { tillAccount } from '../procedures/tills/till.ts'
import { books, cashNo, reportOf } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { MAX, withTellers } from '../testing/tellers.ts'
import { differences } from '../testing/test-function.ts'
import { withTills } from '../testing/tills.ts'
import { execute } from './execute.ts'

const deposit = (amount: number) =>
  command('F09', { cashAccountNo: cashNo('C1'), kind: 'deposit', amount }, { tellerNo: MAX })

test('one deposit more than a house account may come to is refused, after any number of legal ones', () => {
  const on = withTills(withTellers(books({ cash: { C1: '5000.00' } })), { '1005 CNY': '0.00 open' })
  expect(execute(registry, on, deposit(60), 1)).toMatchObject({ kind: 'accepted' })
  const till = tillAccount({ branchNo: 1, tellerNo: MAX, currency: 'CNY' })
  present(on.houseAccounts.get(till), till).balance = -(MOST_BALANCE - 40)
  expect(execute(registry, on, deposit(40), 2)).toMatchObject({ kind: 'accepted' })
  const before = stateHash(on)
  expect(execute(registry, on, deposit(1), 3)).toMatchObject({
    kind: 'rejected',
    rejection: { code: 'amount_too_large' },
  })
  expect(stateHash(on)).toBe(before)
})

test('a fill that would bring the cost of a holding beyond it is listed, and nothing of it is booked', () => {
  const on = books({
    cash: { C1: '5000.00' },
    holdings: { 'C1 600000.XSHG': '100 cost 900.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'accepted']],
  })
  for (const holding of on.holdings.values()) holding.cost = MOST_BALANCE - 1
  const before = stateLines(on)
  const fill = command('execution-report', reportOf(on, 1, 'fill 100 @ 10.00'), {
    principal: { kind: 'system' },
  })
  expect(execute(registry, on, fill, 1)).toEqual({ kind: 'accepted', result: { isListed: true } })
  const changed = differences(before, stateLines(on)).map(([path]) => path)
  expect(changed.filter(path => !path.startsWith('unplaced ') && path !== 'counters unplacedNo')).toEqual([])
  expect(on.unplaced.get(1)?.reason).toContain('amount out of range')
})
