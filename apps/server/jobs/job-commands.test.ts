/** In whose name a job goes on that was cut off: in that of who asked for it. */
import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { books } from '@guitai/core/testing/books.ts'
import { aJob } from '@guitai/core/testing/jobs.ts'
import { recordedCommand, scheduledCommand } from './job-commands.ts'

const NOW = { at: 0, time: timeOfDay('15:06') }
const { workstation: schedule } = scheduledCommand({ functionCode: 'E22', input: {}, requestId: 'r' }, NOW)

test.each([
  ['the schedule', schedule, 'system'],
  ['the operator', 'console', 'operator'],
])('a job of %s', (_, workstation, kind) => {
  expect(recordedCommand(aJob({ tellerNo: 0, workstation }), books(), NOW).principal).toEqual({ kind })
})
