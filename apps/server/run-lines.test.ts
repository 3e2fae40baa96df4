/** Lines are commands of their own with ids of their own, the same each time; each is answered. */
import { expect, test } from 'vitest'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { acceptLines } from '@guitai/core/frame/lines.ts'
import type { PlannedLine } from '@guitai/core/frame/rejection.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { runLines } from './run-lines.ts'
import { commandOf, MAKER, SECRETS } from './testing/command.ts'

const parent = commandOf('C02', 1002, {})
const line = (quantity: number) => ({ functionCode: 'C01', input: { quantity } })
const decided = (lines: readonly PlannedLine[]): Outcome => {
  const planned = acceptLines(lines, { principal: MAKER, secrets: SECRETS }).lines
  return { kind: 'accepted', result: null, ...(planned === undefined ? {} : { lines: planned }) }
}
const accepted = (count: number): Outcome => decided(Array.from({ length: count }, (_, i) => line(i + 1)))

async function ran(outcome: Outcome): Promise<{ commands: Command[]; answer: Outcome }> {
  const commands: Command[] = []
  const answer = await runLines(outcome, parent, command => {
    commands.push(command)
    const { quantity } = command.input as { quantity: number }
    if (quantity === 2) return Promise.resolve({ kind: 'pending', approvalId: 9 })
    if (quantity === 3) return Promise.resolve({ kind: 'rejected', rejection: reject('session_closed') })
    return Promise.resolve({ kind: 'accepted', result: { orderId: quantity } })
  })
  return { commands, answer }
}

test('each line is answered in its place', async () => {
  const { answer } = await ran(accepted(3))
  expect(answer).toMatchObject({
    result: {
      accepted: 1,
      rejected: 1,
      lines: [
        { line: 1, status: 'accepted', result: { orderId: 1 } },
        { line: 2, status: 'pending', approvalId: 9 },
        { line: 3, status: 'rejected', code: 'session_closed', message: { zh: '不在交易时间' } },
      ],
    },
  })
})

test('a line that cannot be run is answered, too', async () => {
  const { commands, answer } = await ran(
    decided([{ rejection: reject('size_comes_to_nothing', 'quantity') }, line(1)]),
  )
  expect(commands.length).toBe(1)
  expect(answer).toMatchObject({
    result: { lines: [{ code: 'size_comes_to_nothing' }, { status: 'accepted' }] },
  })
})

test('in the name of who made them, under ids of their own that stay the same', async () => {
  const [once, again] = [await ran(accepted(450)), await ran(accepted(450))]
  const ids = once.commands.map(({ requestHash }) => requestHash)
  expect(new Set([...ids, parent.requestHash]).size).toBe(451)
  expect(again.commands.map(({ requestHash }) => requestHash)).toEqual(ids)
  expect(once.commands[0]).toMatchObject({
    functionCode: 'C01',
    principal: MAKER,
    inputText: '{"quantity":1}',
  })
  expect(ids.every(id => /^[0-9a-f]{32}$/.test(id))).toBe(true)
})

test('with the passwords that were given, also where a second person agreed later', async () => {
  const { commands } = await ran(accepted(1))
  expect(commands[0]?.secrets).toEqual(SECRETS)
})

test('anything else is left as it is', async () => {
  const plain: Outcome = { kind: 'accepted', result: { orderId: 5 } }
  expect((await ran(plain)).answer).toBe(plain)
})
