/**
 * The disk counts as full from the first write without room until something is written again; other failures say nothing about
 * it.
 */
import { expect, test } from 'vitest'
import { DiskWatch } from './disk-watch.ts'

const NO_ROOM = Object.assign(new Error('could not extend file'), { code: '53100' })

const cases: [string, (Error | 'commit')[], boolean[], boolean][] = [
  ['nothing happened', [], [], false],
  ['a write without room', [NO_ROOM], [true], true],
  ['told again to who came later', [NO_ROOM, NO_ROOM], [true, true], true],
  ['wrapped by the engine', [new Error('commit', { cause: NO_ROOM })], [true], true],
  ['room again', [NO_ROOM, 'commit'], [true, false], false],
  ['told once that there is', [NO_ROOM, 'commit', 'commit'], [true, false], false],
  ['another failure meanwhile', [NO_ROOM, new Error('cut')], [true], true],
  ['only another failure', [new Error('cut'), 'commit'], [], false],
]
test.each(cases)('%s', (_, happened, expected, isFull) => {
  const told: boolean[] = []
  const disk = new DiskWatch(each => told.push(each))
  for (const each of happened) {
    if (each === 'commit') disk.committed()
    else disk.failed(each)
  }
  expect([told, disk.isFull]).toEqual([expected, isFull])
})
