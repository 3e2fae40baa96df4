/** E20: it only says what was done, and what is left to whom; the steps decide for themselves. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import { runDayEnd } from './run-day-end.ts'

const left = [{ step: 'E01-XSHG', why: { zh: '没有文件', en: 'no file' } }]
const gathered = { from: 'day-run', done: ['E27-XSHG'], left, isFirst: true, isLast: true } as const

testFunction(runDayEnd, {
  given: books({ day: '2026-11-23 day-end' }),
  typical: {},
  around: { gathered },
  cases: [['nothing changes', {}, []]],
})

test('what was refused on the way comes before what waits anyway', () => {
  const on = books({ markets: { XSHG: 'complete', XSHE: 'complete' } })
  expect(runDayEnd.decide(on, {}, aMeta({ gathered }))).toMatchObject({
    result: {
      isDone: false,
      done: [{ step: 'E27-XSHG' }],
      left: [...left, { step: 'E27-BJSE', why: { zh: '交易所数据流尚未结束：北京' } }],
    },
  })
})
