/** The steps of the day end run in their order and once each; an interrupted file continues where it stopped. */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday, UP_TO_E27, withSteps } from '../../testing/steps.ts'
import { checkStep, isStepStarted, rowsToTake, stepChange, stepOf } from './day-step.ts'

const given = (...steps: string[]) => withSteps(books({ day: '2026-11-23 day-end' }), steps)
const E01 = [...UP_TO_E27, 'E01-XSHG', 'E01-XSHE', 'E01-BJSE']
const E02 = [...E01, 'E02-XSHG', 'E02-XSHE', 'E02-BJSE']

describe('order', () => {
  const all = [...E02, 'E03', 'E11', 'E12', 'E13']
  const rows: [string, string[], string | undefined][] = [
    ['E27-XSHG', [], undefined],
    ['E01-XSHG', [], 'step_out_of_order'],
    ['E01-XSHG', ['E27-XSHG'], undefined],
    ['E01-XSHE', UP_TO_E27, undefined],
    ['E01-XSHE', [...UP_TO_E27, 'E01-XSHE'], 'step_already_done'],
    ['E02-XSHG', ['E27-XSHG', 'E01-XSHG'], undefined],
    ['E02-XSHG', E01, undefined],
    ['E02-XSHE', E01, undefined],
    ['E02-XSHG', [...UP_TO_E27, 'E01-XSHE', 'E01-BJSE'], 'step_out_of_order'],
    ['E02-XSHG', [...UP_TO_E27, 'E01-XSHG running'], 'step_out_of_order'],
    ['E03', [...E01, 'E02-XSHG', 'E02-XSHE'], 'step_out_of_order'],
    ['E03', [...E01, 'E02-XSHG'], 'step_out_of_order'],
    ['E03', E02, undefined],
    ['E11', E02, 'step_out_of_order'],
    ['E11', [...E02, 'E03'], undefined],
    ['E12', [...E02, 'E03', 'E11 running'], 'step_out_of_order'],
    ['E12', [...E02, 'E03', 'E11'], undefined],
    ['E12', [...E02, 'E03', 'E11', 'E12 running'], undefined],
    ['E13', [...E02, 'E03', 'E11', 'E12'], undefined],
    ['E13', all, 'step_already_done'],
  ]
  test.each(rows)('%s after %j: %s', (code, steps, expected) => {
    expect(checkStep(given(...steps), code, aMeta())?.code).toBe(expected)
  })

  test('the first that is missing is named, in the order of the plan', () => {
    expect(checkStep(given(...UP_TO_E27, 'E01-XSHG', 'E02-XSHG'), 'E13', aMeta())?.values).toEqual({
      step: 'E01-XSHE',
    })
  })

  test("it is the plan's, not the alphabet's", () => {
    const running = given(...E02)
    const dayPlan = running.parameters.dayPlan.map(row =>
      row.key === 'E03' ? { ...row, after: ['E13'] } : row,
    )
    running.parameters = {
      ...running.parameters,
      dayPlan: dayPlan.map(row => (row.key === 'E11' ? { ...row, after: ['E02'] } : row)),
    }
    expect([checkStep(running, 'E11', aMeta()), checkStep(running, 'E03', aMeta())?.values]).toEqual([
      undefined,
      { step: 'E11' },
    ])
  })

  test('a step that is skipped holds nothing up, and may be done', () => {
    const skipped = given(...E01, 'E02-XSHG', 'E02-XSHE', 'E02-BJSE skipped')
    expect([checkStep(skipped, 'E03', aMeta()), checkStep(skipped, 'E02-BJSE', aMeta())]).toEqual([
      undefined,
      undefined,
    ])
  })

  test.each([
    ['the same day, before it', '2026-11-23', '16:09', { time: '16:10', now: '16:09:00' }],
    ['at it', '2026-11-23', '16:10', undefined],
    ['after midnight', '2026-11-24', '00:20', undefined],
    ['the evening before', '2026-11-22', '20:00', { time: '16:10', now: '20:00:00' }],
  ])('a step with a time, %s', (_, date, time, values) => {
    const late = laterToday(given(...E02, 'E03'), 'E11')
    const refused = checkStep(late, 'E11', aMeta({ date, time }))
    expect([refused?.code, refused?.values]).toEqual([values && 'step_too_early', values])
  })

  test('what is missing before it is said first', () => {
    expect(checkStep(laterToday(given(), 'E03'), 'E03', aMeta())?.code).toBe('step_out_of_order')
  })

  test('another run of the clearing begins anew', () => {
    const rerun = given(...E02, 'E03')
    rerun.day.clearingRun = 2
    expect([isStepStarted(rerun, 'E03'), stepOf(rerun, 'E03')]).toEqual([false, undefined])
  })
})

test('the record: begun with the first chunk, done with the last, sums over all', () => {
  const running = given()
  const step = (isLast: boolean, count: number) =>
    applyChanges(running, [
      stepChange(running, 'E11', {
        meta: aMeta(),
        progress: {
          isLast,
          count,
          sums: { CNY: count * 10, HKD: 1 },
          cursor: count,
        },
      }),
    ])
  step(false, 3)
  expect(stepOf(running, 'E11')).toMatchObject({
    status: 'running',
    count: 3,
    sums: { CNY: 30, HKD: 1 },
    endedAt: null,
    cursor: 3,
  })
  step(true, 4)
  expect(stepOf(running, 'E11')).toMatchObject({
    status: 'done',
    count: 7,
    sums: { CNY: 70, HKD: 2 },
    startedAt: aMeta().at,
    endedAt: aMeta().at,
    tellerNo: 1001,
  })
})

test('the restart point never goes back', () => {
  const running = given()
  const cursors = [3, 7, 3].map(cursor => {
    applyChanges(running, [
      stepChange(running, 'E12', { meta: aMeta(), progress: { isLast: false, count: 0, cursor } }),
    ])
    return stepOf(running, 'E12')?.cursor
  })
  expect(cursors).toEqual([3, 7, 7])
})

describe('rows of a file', () => {
  const step = (count: number) => ({ ...stepOf(given('E01-XSHG running c1'), 'E01-XSHG')!, count })
  test.each([
    ['the first', undefined, 0, [1, 2], [1, 2], 2],
    ['the next', step(2), 2, [3, 4], [3, 4], 4],
    ['again from the start', step(2), 0, [1, 2], [], 2],
    ['in larger chunks', step(2), 0, [1, 2, 3], [3], 3],
    ['in smaller chunks, the second', step(2), 1, [2], [], 2],
    ['read by two at once: what the other has taken in', step(6), 2, [3, 4], [], 4],
  ] as const)('%s', (_, before, firstRow, rows, taken, cursor) => {
    expect(rowsToTake(before, { firstRow, checksum: 'c1' }, rows)).toEqual({ rows: taken, cursor })
  })

  test.each([step(2), undefined])(
    'a chunk after one that is missing is refused: no job’s restart point ends the engine',
    before => {
      const refused = rowsToTake(before, { firstRow: 3, checksum: 'c1' }, [4])
      expect(refused).toMatchObject({ code: 'other_file_half_taken' })
    },
  )

  test('of another file', () => {
    expect(rowsToTake(step(2), { firstRow: 0, checksum: 'c2' }, [1])).toMatchObject({
      code: 'other_file_half_taken',
    })
  })
})
