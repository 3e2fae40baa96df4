/** X02: two people renumber a line; the books stay unchanged, and the line is told in its turn. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { liveConversion } from './live-conversion.ts'

const typical = { act: 'renumber', pbuId: '20001', reason: '交易所序号丢失' } as const

testFunction(liveConversion, {
  given: books({}),
  typical,
  cases: [
    ['a line', {}, ['actOnLine renumber 20001']],
    ['an unknown one', { pbuId: '99999' }, 'trading_unit_not_found'],
  ],
})

test('it names the line, and never goes without a second person', () => {
  expect(liveConversion.decide(books({}), typical, aMeta())).toMatchObject({
    accepted: true,
    result: { act: 'renumber', line: 'XSHG-20001' },
  })
  expect(liveConversion.approval).toBe('always')
})
