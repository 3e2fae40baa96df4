/**
 * A message that the exchange can only send garbled stops nobody: it is listed, and the state of every open order is requested.
 */
import type { Message } from '@guitai/protocols/fix/codec.ts'
import { afterEach, expect, test } from 'vitest'
import type { ReceivedBatch } from './gateway-ports.ts'
import { createGateway } from './gateway.ts'
import { createMemoryStore } from './memory-store.ts'
import { order } from './testing/fix-pair.ts'
import { openHandExchange } from './testing/hand-exchange.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const told = ({ type, fields }: Message): string => [type, fields.get(34), fields.get(11)].join(' ').trim()
const FILL =
  '35=8|37=X1|11=A000000001|17=E1|150=F|39=1|55=600000|54=1|38=100|32=40|31=10.12|151=60|14=40|6=10.12'

test('the message is given up, what waited behind it is heard, and the order is asked for by name', async () => {
  const exchange = await openHandExchange()
  closing.push(() => exchange.close())
  const batches: ReceivedBatch[] = []
  const notes: string[] = []
  let now = Date.now()
  const gateway = createGateway({
    host: '127.0.0.1',
    port: exchange.port,
    senderCompId: 'GUITAI',
    targetCompId: 'SIM',
    session: 'exchange',
    heartbeatSeconds: 30,
    sendingTimeAccuracy: 0,
    store: createMemoryStore(),
    clock: () => now,
    openOrders: () => Promise.resolve([order(1)]),
    events: {
      received: batch => batches.push(batch),
      state: () => undefined,
      stopped: () => undefined,
      note: text => notes.push(text),
    },
  })
  closing.push(() => gateway.stop())
  gateway.start()
  await exchange.hear()
  exchange.say('35=A|98=0|108=30|141=Y')
  exchange.say(`35=0|112=${(await exchange.hear()).fields.get(112)}`)
  gateway.send([order(1)])
  expect(told(await exchange.hear())).toBe('D 3 A000000001')

  exchange.goOnAt(4)
  exchange.say(FILL)
  for (const seq of [4, 5, 6]) {
    expect(told(await exchange.hear())).toBe(`2 ${seq}`)
    const before = notes.length
    exchange.garble()
    await expect.poll(() => notes.length).toBe(before + 1)
    now += 5_000
  }
  expect(told(await exchange.hear())).toBe('3 7')
  const messages = (): unknown[] =>
    batches.flatMap(batch => batch.messages.map(({ inSeq, message }) => [inSeq, message.kind]))
  await expect.poll(messages).toEqual([
    [3, 'unreadable'],
    [4, 'execution-report'],
  ])
  let asked = await exchange.hear()
  while (asked.type !== 'H') asked = await exchange.hear()
  expect(asked.fields.get(11)).toBe('A000000001')
})
