import { constants, PerformanceObserver, type NodeGCPerformanceDetail } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { fullCollection, QuietCollections } from './quiet-collections.ts'

/** One second of the server: the market's time, and what happened in it. */
type Second = [time: string, ...events: ('opened' | 'committed' | 'waiting' | 'next day')[]]

function collectionsIn(seconds: readonly Second[]): string[] {
  const collected: string[] = []
  let text = ''
  let date = 23
  let waiting = 0
  const secondsOf = (): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 60
  const collections = new QuietCollections({
    now: () => ({ at: 0, tradeDate: `2026-11-${date}`, time: secondsOf() }),
    waiting: () => waiting,
    collect: () => void collected.push(text),
  })
  for (const [time, ...events] of seconds) {
    text = time
    waiting = events.includes('waiting') ? 1 : 0
    if (events.includes('next day')) date++
    if (events.includes('opened')) collections.opened()
    if (events.includes('committed')) collections.committed()
    collections.tick()
  }
  return collected
}

test.each<[string, Second[], string[]]>([
  ['never while the market trades', [['09:15'], ['10:00'], ['11:29'], ['13:00'], ['15:29']], []],
  [
    'once in each rest',
    [['09:00'], ['09:14'], ['11:30'], ['12:59'], ['15:30'], ['23:59']],
    ['09:00', '11:30', '15:30'],
  ],
  ['each day anew', [['15:31'], ['15:31', 'next day']], ['15:31', '15:31']],
  ['not in a second with commits', [['11:30', 'committed'], ['11:31']], ['11:31']],
  ['not while something waits', [['11:30', 'waiting'], ['11:31']], ['11:31']],
  ['not at all where a rest has no quiet second', [['12:59', 'committed'], ['13:00']], []],
  [
    'whenever a new engine was opened',
    [['10:00', 'opened'], ['10:01'], ['10:02', 'opened']],
    ['10:00', '10:02'],
  ],
  ['for a new engine as soon as it is quiet', [['10:00', 'opened', 'committed'], ['10:01']], ['10:01']],
  ['once where an engine is opened in a rest', [['12:00', 'opened'], ['12:01']], ['12:00']],
])('%s', (_, seconds, collected) => {
  expect(collectionsIn(seconds)).toEqual(collected)
})

test('a collection is a full one, and nobody else can ask for it', async () => {
  const collect = fullCollection()
  const kinds: unknown[] = []
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      kinds.push((entry as unknown as { detail: NodeGCPerformanceDetail }).detail.kind)
  })
  observer.observe({ entryTypes: ['gc'] })
  collect()
  await expect.poll(() => kinds).toContain(constants.NODE_PERFORMANCE_GC_MAJOR)
  observer.disconnect()
  expect(globalThis.gc).toBeUndefined()
})
