/** E29: which steps may be skipped, and what it leaves. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { skipStep } from './skip-step.ts'

const given = () => books({ markets: { BJSE: 'not listed' } })

testFunction(skipStep, {
  given: given(),
  typical: { step: 'X04-BJSE', reason: '北交所休市' },
  cases: [
    ['a list that does not come', {}, ['insert day_step X04-BJSE skipped count 0']],
    ['a step of no plan', { step: 'X04-XXXX' }, 'step_not_in_plan'],
    ['a row of the plan that is done once a market', { step: 'X04' }, 'step_not_in_plan'],
    ['one on which others build', { step: 'E11' }, 'step_not_skippable'],
    ['a list that is loaded', { step: 'X04-XSHG' }, 'step_already_done'],
    ['one that is being done', {}, 'step_under_way', { books: withSteps(given(), ['X04-BJSE running']) }],
    ['twice', {}, 'step_already_skipped', { books: withSteps(given(), ['X04-BJSE skipped']) }],
  ],
})

test('the record says when, who and why', () => {
  const running = given()
  const input = { step: 'X04-BJSE', reason: '北交所休市' }
  const decision = skipStep.decide(running, input, aMeta())
  applyChanges(running, decision.accepted ? decision.changes : [])
  expect(running.steps.get('2026-11-23/1/X04-BJSE')).toMatchObject({
    status: 'skipped',
    endedAt: aMeta().at,
    tellerNo: 1001,
    detail: '北交所休市',
  })
})
