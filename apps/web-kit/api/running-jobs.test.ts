import { expect, test } from 'vitest'
import { afterEvent, newestJob, ownJob, percentOf, type RunningJobs } from './running-jobs.ts'

const job = (jobNo: number, differing: object = {}) => ({
  jobNo,
  functionCode: 'E12',
  tellerNo: 1001,
  checkerNo: null,
  done: 1,
  of: 4,
  ...differing,
})
const after = (...events: object[]): RunningJobs =>
  events.reduce<RunningJobs>((jobs, event) => afterEvent(jobs, event), new Map())

test('a job is there from the first word of it to the last', () => {
  const begun = after({ ...job(7, { done: 0 }), what: 'begins' })
  expect(begun.get(7)).toEqual(job(7, { done: 0 }))
  const further = afterEvent(begun, { ...job(7, { done: 3 }), what: 'chunk' })
  expect(further.get(7)?.done).toBe(3)
  expect(afterEvent(further, { ...job(7), what: 'ended' }).size).toBe(0)
})

test('an event that says a number only changes nothing here', () => {
  const jobs = after({ ...job(7), what: 'chunk' })
  expect(afterEvent(jobs, { jobNo: 7 })).toBe(jobs)
  expect(afterEvent(jobs, undefined)).toBe(jobs)
})

test('one’s own is what one has asked for or agreed to, the newest first', () => {
  const jobs = after(
    { ...job(7), what: 'chunk' },
    { ...job(8, { tellerNo: 1002, checkerNo: 1001, functionCode: 'E01' }), what: 'chunk' },
    { ...job(9, { tellerNo: 1002 }), what: 'chunk' },
  )
  expect(ownJob(jobs, 1001)?.jobNo).toBe(8)
  expect(ownJob(jobs, 1001, 'E12')?.jobNo).toBe(7)
  expect(ownJob(jobs, 1003)).toBeUndefined()
  expect([newestJob(jobs)?.jobNo, newestJob(jobs, 'E01')?.jobNo]).toEqual([9, 8])
  expect(ownJob(jobs, undefined)).toBeUndefined()
})

test.each([
  [1, 4, 25],
  [2, 3, 66],
  [5, 4, 100],
  [0, 0, undefined],
  [3, null, undefined],
])('%i of %s is %s per cent', (done, of, percent) => expect(percentOf({ done, of })).toBe(percent))
