/** Designations go over the line as orders do: once, and what is not answered is asked about by name. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore } from './memory-store.ts'
import { prepare } from './prepare.ts'
import type { AcceptorStore } from './session-store.ts'
import { designation, order, TestCounter, TestExchange } from './testing/fix-pair.ts'

let exchange: TestExchange
let store: AcceptorStore
const counters: TestCounter[] = []

function counter(over: ConstructorParameters<typeof TestCounter>[2] = {}): TestCounter {
  const made = new TestCounter(exchange, store, over)
  counters.push(made)
  made.gateway.start()
  return made
}

const answers = (us: TestCounter): string[] =>
  us.received.flatMap(({ message }) => (message.kind === 'designation-report' ? [message.clOrdId] : []))

beforeEach(async () => {
  store = createMemoryStore()
  exchange = new TestExchange(createMemoryStore())
  await exchange.start()
})

afterEach(async () => {
  await Promise.all(counters.splice(0).map(({ gateway }) => gateway.stop()))
  await exchange.acceptor.stop(true)
})

test('it goes among orders, is told as sent, and is answered; offered again it does not leave again', async () => {
  const us = counter()
  us.gateway.send([order(1), designation(7), designation(7)])
  await us.until(() => answers(us).length > 0 && us.fills().length === 1)
  expect(exchange.designations).toMatchObject([
    {
      clOrdId: 'A000000007',
      tradingUnit: '12345',
      securitiesAccount: 'A123456789',
      instruction: 'designate',
    },
  ])
  expect(us.submitted.map(({ kind }) => kind)).toEqual(['new-order', 'designation'])
  expect([...(await store.submitted('exchange'))]).toContain('7/A000000007')
})

test('killed between commit and write: the resend sends it, with its first number, and never again when offered', async () => {
  const first = counter()
  first.gateway.send([order(1)])
  await first.until(() => first.fills().length === 1)
  const last = first.batches.at(-1)
  if (last !== undefined) await store.received('exchange', last.numbering, last.nextIn)
  await first.gateway.stop()
  const { numbering, nextOut } = await store.load('exchange')
  const { body } = prepare(designation(7), Date.now())
  const row = { session: 'exchange', numbering, outSeq: nextOut, orderId: 7, clOrdId: 'A000000007' } as const
  await store.commit([{ ...row, kind: 'designation', sentAt: Date.now(), body }])
  const second = counter({ mayWrite: () => true })
  second.gateway.send([designation(7)])
  await second.until(() => answers(second).length > 0)
  expect(exchange.designations.length).toBe(1)
  expect(exchange.possDup).toEqual(['A000000007'])
})

test('one with a row and no answer is asked about when the logon has settled', async () => {
  exchange.isSilent = true
  const first = counter()
  first.gateway.send([designation(7)])
  await first.until(() => exchange.designations.length === 1)
  await first.gateway.stop()
  const second = counter()
  second.gateway.send([designation(7)])
  await second.until(() => answers(second).length === 1)
  expect(exchange.designationsAsked).toEqual(['A000000007'])
  expect(exchange.designations.length).toBe(1)
})

test('one of an earlier day is only asked about; reconcile asks what has no answer', async () => {
  exchange.isSilent = true
  const us = counter()
  us.gateway.send([{ ...designation(6), kind: 'designation-status' }, designation(7)])
  await us.until(() => answers(us).includes('A000000006') && exchange.designations.length === 1)
  us.gateway.reconcile()
  await us.until(() => answers(us).includes('A000000007'))
  expect(exchange.designations.map(({ clOrdId }) => clOrdId)).toEqual(['A000000007'])
})
