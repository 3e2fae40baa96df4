/** What is agreed to may be of many lines: they run in the maker's name, with the checker's agreement, under lasting ids. */
import { expect, test } from 'vitest'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { acceptLines } from '@guitai/core/frame/lines.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { books } from '@guitai/core/testing/books.ts'
import { runApproval } from './run-approval.ts'
import { commandOf, MAKER, SECRETS } from './testing/command.ts'

const registry = createRegistry(FUNCTIONS, [])
const agreed = commandOf('S91', 1002, { approvalId: 1, agree: true })

/** As after a restart in which only the last part was still wanting: there are no lines left. */
const noLines = { query: () => Promise.resolve({ rows: [] }) }

const OPENING: Gathered = {
  from: 'opening-file',
  market: 'XSHG',
  tradeDate: '2026-11-23',
  checksum: 'c',
  firstRow: 0,
  isFirst: true,
  isLast: true,
  rows: [],
}

async function ran(functionCode: string, input: object, answer: (command: Command) => Outcome) {
  const given = books()
  applyChanges(given, [
    {
      kind: 'put',
      table: 'approval',
      row: {
        approvalId: 1,
        businessDate: given.day.businessDate,
        functionCode,
        input: JSON.stringify(input),
        secrets: '{}',
        makerNo: 1001,
        checkerNo: null,
        approverNo: null,
        channel: 'counter',
        reason: 'always',
        status: 'waiting',
        requestedAt: 1,
      },
    },
  ])
  const commands: Command[] = []
  const outcome = await runApproval(agreed, registry, {
    db: noLines as never,
    books: () => given,
    busy: new Map(),
    opening: market => Promise.resolve(market === 'XSHG' ? OPENING : reject('file_not_found', 'market')),
    run: command => {
      commands.push(command)
      return Promise.resolve(answer(command))
    },
  })
  return { commands, outcome }
}

test('C02: its lines bear the maker and the passwords that were given then', async () => {
  const { result } = acceptLines([{ functionCode: 'C01', input: {} }], { principal: MAKER, secrets: SECRETS })
  const { commands } = await ran('C02', {}, ({ functionCode }) => ({
    kind: 'accepted',
    result: functionCode === 'S91' ? result : { orderId: 1 },
  }))
  expect(commands).toMatchObject([
    { functionCode: 'S91' },
    { functionCode: 'C01', principal: MAKER, secrets: SECRETS },
  ])
})

test('C03: begun by the agreement, finished in the maker’s name', async () => {
  const { commands, outcome } = await ran('C03', { batchNo: 7 }, () => ({ kind: 'accepted', result: {} }))
  expect(commands).toMatchObject([
    { functionCode: 'S91', gathered: { from: 'batch-answers', isFirst: true } },
    { functionCode: 'C03', principal: { tellerNo: 1001 }, gathered: { isLast: true } },
  ])
  expect(commands[1]?.requestHash).not.toBe(agreed.requestHash)
  expect(outcome).toMatchObject({ kind: 'accepted', result: { batchNo: 7, status: 'done' } })
})

test('C04: the orders are looked for when it is agreed to', async () => {
  const { commands } = await ran('C04', {}, () => ({ kind: 'accepted', result: {} }))
  expect(commands).toMatchObject([{ functionCode: 'S91', gathered: { from: 'open-orders', orderIds: [] } }])
})

test('what the engine refuses ends here', async () => {
  const refusal: Outcome = { kind: 'rejected', rejection: reject('checker_is_maker') }
  const { commands, outcome } = await ran('C03', { batchNo: 7 }, () => refusal)
  expect([commands.length, outcome]).toEqual([1, refusal])
})

test('X08: the opening file is read anew, and what is wrong with it is the answer', async () => {
  const taken = await ran('X08', { market: 'XSHG' }, () => ({ kind: 'accepted', result: {} }))
  expect(taken.commands).toMatchObject([{ functionCode: 'S91', gathered: OPENING }])
  const missing = await ran('X08', { market: 'XSHE' }, () => ({ kind: 'accepted', result: {} }))
  expect(missing.commands).toEqual([])
  expect(missing.outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'file_not_found' } })
})
