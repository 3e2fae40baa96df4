/**
 * An exchange, played by hand, begins a new numbering in the middle of a session. The state of what was on its way is
 * requested.
 */
import type { Message } from '@guitai/protocols/fix/codec.ts'
import { afterEach, expect, test } from 'vitest'
import type { Gateway, ReceivedBatch } from './gateway-ports.ts'
import { createGateway } from './gateway.ts'
import { createMemoryStore } from './memory-store.ts'
import { order } from './testing/fix-pair.ts'
import { openHandExchange, type HandExchange } from './testing/hand-exchange.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function openExchange(): Promise<HandExchange> {
  const exchange = await openHandExchange()
  closing.push(() => exchange.close())
  return exchange
}

function open(exchange: HandExchange, batches: ReceivedBatch[]): Gateway {
  const gateway = createGateway({
    host: '127.0.0.1',
    port: exchange.port,
    senderCompId: 'GUITAI',
    targetCompId: 'SIM',
    session: 'exchange',
    heartbeatSeconds: 30,
    store: createMemoryStore(),
    clock: Date.now,
    events: { received: batch => batches.push(batch), state: () => undefined, stopped: () => undefined },
  })
  closing.push(() => gateway.stop())
  gateway.start()
  return gateway
}

const told = ({ type, fields }: Message): string => [type, fields.get(34), fields.get(11)].join(' ').trim()

test('the answer is a reset too, and the order without an answer is asked for by name', async () => {
  const exchange = await openExchange()
  const batches: ReceivedBatch[] = []
  const gateway = open(exchange, batches)
  expect(told(await exchange.hear())).toBe('A 1')
  exchange.say('35=A|98=0|108=30|141=Y')
  const settle = await exchange.hear()
  expect(told(settle)).toBe('1 2')
  exchange.say(`35=0|112=${settle.fields.get(112)}`)
  gateway.send([order(1)])
  expect(told(await exchange.hear())).toBe('D 3 A000000001')

  exchange.restart()
  exchange.say('35=A|98=0|108=30|141=Y')
  // In the same chunk or the next one, the message belongs to the new numbering.
  exchange.say('35=8|37=X1|11=A000000001|17=E1|150=F|39=1|55=600000|54=1|32=40|31=10.12|151=60|14=40|6=10.12')
  const answer = await exchange.hear()
  expect([told(answer), answer.fields.get(141)]).toEqual(['A 1', 'Y'])
  const again = await exchange.hear()
  expect(told(again)).toBe('1 2')
  exchange.say('35=j|45=9|372=D|380=0')
  exchange.say(`35=0|112=${again.fields.get(112)}`)
  await expect.poll(() => batches.flatMap(({ messages }) => messages).length).toBe(2)
  expect(batches.map(({ numbering }) => numbering)).toEqual(batches.map(() => 2))
  expect(batches.at(-1)?.nextIn).toBeGreaterThanOrEqual(4)
})

test('an order that nothing was heard of', async () => {
  const exchange = await openExchange()
  const gateway = open(exchange, [])
  await exchange.hear()
  exchange.say('35=A|98=0|108=30|141=Y')
  exchange.say(`35=0|112=${(await exchange.hear()).fields.get(112)}`)
  gateway.send([order(1)])
  expect(told(await exchange.hear())).toBe('D 3 A000000001')
  exchange.restart()
  exchange.say('35=A|98=0|108=30|141=Y')
  expect(told(await exchange.hear())).toBe('A 1')
  exchange.say(`35=0|112=${(await exchange.hear()).fields.get(112)}`)
  expect(told(await exchange.hear())).toBe('H 3 A000000001')
})
