/** E28: the step is done once, and when the day is closed. */
import type { MutableBooks } from '../../books/books.ts'
import { books } from '../../testing/books.ts'
import { laterToday, UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { moveDay } from './move-day.ts'

const given = (...steps: string[]): MutableBooks =>
  withSteps(books({ day: '2026-11-23 closed' }), [...UP_TO_E02, 'E03', 'E11', 'E12', ...steps])

testFunction(moveDay, {
  given: given('E13'),
  typical: {},
  around: { gathered: { from: 'day-moved', isFirst: true, isLast: true } },
  cases: [
    ['moved', {}, ['insert day_step E28 done count 0']],
    ['the day is not closed', {}, 'step_out_of_order', { books: given() }],
    ['twice', {}, 'step_already_done', { books: given('E13', 'E28') }],
    ['before its time', {}, 'step_too_early', { books: laterToday(given('E13'), 'E28') }],
  ],
})
