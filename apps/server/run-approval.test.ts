/** What is agreed to may be of many lines: they run in the maker's name, with the checker's agreement, under lasting ids. */
import { expect, test } from 'vitest'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { acceptLines } from '@guitai/core/functions/lines.ts'
import { reject } from '@guitai/core/functions/rejection.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { books } from '@guitai/core/testing/books.ts'
import { runApproval } from './run-approval.ts'

const registry = createRegistry(FUNCTIONS, [])
const agreed: Command = {
  functionCode: 'S91',
  input: { approvalId: 1, agree: true },
  inputText: '{}',
  principal: { kind: 'teller', tellerNo: 1002, branchNo: 1 },
  channel: 'counter',
  workstation: 'W2',
  secrets: {},
  requestHash: 'a'.repeat(32),
  contentHash: 'b'.repeat(32),
  at: 1,
  time: 36_000,
}
const secrets = {
  tradingPassword: { kind: 'trading', owner: 10_000_001, version: 1, verified: true, newHash: '' },
} as const

/** As after a restart in which only the last part was still wanting: there are no lines left. */
const noLines = { query: () => Promise.resolve({ rows: [] }) }

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
    run: command => {
      commands.push(command)
      return Promise.resolve(answer(command))
    },
  })
  return { commands, outcome }
}

test('C02: its lines bear the maker and the passwords that were given then', async () => {
  const maker = { kind: 'teller', tellerNo: 1001, branchNo: 1 } as const
  const { result } = acceptLines([{ functionCode: 'C01', input: {} }], { principal: maker, secrets })
  const { commands } = await ran('C02', {}, ({ functionCode }) => ({
    kind: 'accepted',
    result: functionCode === 'S91' ? result : { orderId: 1 },
  }))
  expect(commands).toMatchObject([
    { functionCode: 'S91' },
    { functionCode: 'C01', principal: maker, secrets },
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
