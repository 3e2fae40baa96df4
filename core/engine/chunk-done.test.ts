/** A chunk and the progress of its job are one decision. */
import { expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import type { MutableBooks } from '../books/books.ts'
import { stateHash } from '../books/state-hash.ts'
import type { Gathered } from '../frame/gathered.ts'
import { books } from '../testing/books.ts'
import { command, registry } from '../testing/commands.ts'
import { withJobs } from '../testing/jobs.ts'
import { withSteps } from '../testing/steps.ts'
import { MAX, withTellers } from '../testing/tellers.ts'
import type { Command } from './command.ts'
import { execute } from './execute.ts'

const SUE = 1006

function given(): MutableBooks {
  const on = withTellers(withSteps(books(), ['E27-XSHG']))
  const max = on.tellers.get(MAX)
  if (max !== undefined) on.tellers.set(SUE, { ...max, tellerNo: SUE, name: 'sue' })
  return withJobs(on, { status: 'requested', done: 0, of: null, restartPoint: 0 })
}

const file = (isLast: boolean, market = 'XSHG'): Gathered =>
  ({
    from: 'trades-file',
    market,
    tradeDate: '2026-11-23',
    checksum: 'c',
    firstRow: 0,
    rows: [],
    isFirst: true,
    isLast,
  }) as Gathered

const chunk = (gathered: Gathered, tellerNo = MAX): Command => ({
  ...command('E01', { market: 'XSHG' }, { tellerNo }),
  gathered,
  chunk: { jobNo: 7, number: 2, of: 4, restartPoint: 10 },
})

test('accepted: the job runs, and has come so far', () => {
  const on = given()
  expect(execute(registry, on, chunk(file(false)), 20).kind).toBe('accepted')
  expect(on.jobs.get(7)).toMatchObject({
    status: 'running',
    done: 2,
    of: 4,
    restartPoint: 10,
    lastCommandNo: null,
  })
})

test('the last one: where its answer is found', () => {
  const on = given()
  execute(registry, on, chunk(file(true)), 20)
  expect(on.jobs.get(7)).toMatchObject({ lastCommandNo: 20 })
})

test('refused: the job stands as it stood', () => {
  const on = given()
  const before = stateHash(on)
  expect(execute(registry, on, chunk(file(false, 'XSHE')), 20).kind).toBe('rejected')
  expect(stateHash(on)).toBe(before)
})

test('it needs a second person: it waits with the request, and goes on with the checker’s name', () => {
  const on = given()
  const rule = { key: 'E01.*.*', from: '2026-01-01', source: 'test', amount: 0 }
  on.parameters = { ...on.parameters, approvalRules: [rule] }
  const { gathered, chunk: part } = chunk(file(false))
  expect(execute(registry, on, chunk(file(false)), 20)).toMatchObject({ kind: 'pending', approvalId: 1 })
  expect(on.jobs.get(7)).toMatchObject({ status: 'requested', approvalId: 1, checkerNo: null })
  const agreed = command(
    'S91',
    { approvalId: 1, agree: true },
    { tellerNo: SUE, gathered: present(gathered, 'a file'), chunk: present(part, 'a chunk') },
  )
  expect(execute(registry, on, agreed, 21).kind).toBe('accepted')
  expect(on.jobs.get(7)).toMatchObject({ status: 'running', checkerNo: SUE, done: 2 })
})
