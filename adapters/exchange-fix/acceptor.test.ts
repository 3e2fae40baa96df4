/** The acceptor against raw bytes: who may log on, what it does with what it cannot take. */
import { connect, type Socket } from 'node:net'
import { createDecoder, type Message } from '@guitai/protocols/fix/codec.ts'
import { frameMessage } from '@guitai/protocols/fix/frame.ts'
import { TAG } from '@guitai/protocols/fix/tags.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Acceptor, createAcceptor } from './acceptor.ts'
import { createMemoryStore } from './memory-store.ts'

let acceptor: Acceptor
let port: number
let orders: string[]
let notes: string[]
let logouts: string[]
const sockets: Socket[] = []

beforeEach(async () => {
  orders = []
  notes = []
  logouts = []
  acceptor = createAcceptor({
    port: 0,
    compId: 'SIM',
    counterparties: ['A', 'B'],
    store: createMemoryStore(),
    clock: Date.now,
    onOrder: ({ clOrdId }, { sessionId, inSeq }) => orders.push(`${sessionId} ${inSeq} ${clOrdId}`),
    onCancel: () => undefined,
    onStatus: () => undefined,
    onLogout: (sessionId, reason) => logouts.push(`${sessionId} ${reason}`),
    onNote: text => notes.push(text),
  })
  port = await acceptor.listen()
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await acceptor.stop(true)
})

interface Peer {
  say(text: string): void
  /** The next message; undefined when the line has ended. */
  next(): Promise<Message | undefined>
}

/** A counter made by hand: numbers its messages itself. */
function peer(sender: string): Peer {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  const decoder = createDecoder()
  const heard: (Message | undefined)[] = []
  const waiting: ((message: Message | undefined) => void)[] = []
  let seq = 0
  const hear = (message: Message | undefined): void => {
    const waiter = waiting.shift()
    if (waiter === undefined) heard.push(message)
    else waiter(message)
  }
  socket.on('data', bytes => {
    for (const each of decoder.push(bytes.toString('latin1'))) if (each.kind === 'message') hear(each)
  })
  socket.on('error', () => undefined)
  socket.on('close', () => hear(undefined))
  return {
    say: text => {
      seq++
      const body = `${text}|`.replaceAll('|', '\u0001')
      socket.write(frameMessage({ sender, target: 'SIM', seq, sendingTime: Date.now() }, body), 'latin1')
    },
    next: () => {
      if (heard.length > 0) return Promise.resolve(heard.shift())
      return new Promise(resolve => waiting.push(resolve))
    },
  }
}

const LOGON = '35=A|98=0|108=30'
const ORDER = '35=D|11=X1|75=20260105|1=A123456789|55=600000|207=XSHG|54=1|38=100|40=2|44=10.00'

test('two counters at once, each with its own numbers', async () => {
  const [a, b] = [peer('A'), peer('B')]
  a.say(LOGON)
  b.say(LOGON)
  expect((await a.next())?.type).toBe('A')
  expect((await b.next())?.type).toBe('A')
  a.say(ORDER)
  b.say(ORDER)
  b.say('35=1|112=done')
  a.say('35=1|112=done')
  expect((await a.next())?.fields.get(TAG.TestReqID)).toBe('done')
  expect((await b.next())?.fields.get(TAG.TestReqID)).toBe('done')
  expect(orders.toSorted()).toEqual(['A 2 X1', 'B 2 X1'])
})

test.each([
  ['an unknown counter', 'C', LOGON],
  ['something else than a logon', 'A', ORDER],
])('%s is cut off', async (_, sender, first) => {
  const other = peer(sender)
  other.say(first)
  expect(await other.next()).toBeUndefined()
  expect(notes.length).toBe(1)
  expect(orders).toEqual([])
})

test('an order in the same chunk as the logon is taken', async () => {
  const a = peer('A')
  a.say(LOGON)
  a.say(ORDER)
  a.say('35=1|112=done')
  expect((await a.next())?.type).toBe('A')
  expect((await a.next())?.type).toBe('0')
  expect(orders).toEqual(['A 2 X1'])
})

test.each([
  ['an order without quantity', ORDER.replace('|38=100', ''), '5'],
  ['an order at an unknown market', ORDER.replace('XSHG', 'XNYS'), '5'],
  ['a message type we do not take', '35=G|11=X1|41=X0', '3'],
])('%s gets a business reject, and the line goes on', async (_, text, reason) => {
  const a = peer('A')
  a.say(LOGON)
  expect((await a.next())?.type).toBe('A')
  a.say(text)
  const reject = await a.next()
  expect(reject?.type).toBe('j')
  expect(reject?.fields.get(TAG.BusinessRejectReason)).toBe(reason)
  expect(reject?.fields.get(TAG.RefSeqNum)).toBe('2')
  expect(reject?.fields.get(TAG.BusinessRejectRefID)).toBe('X1')
  a.say(ORDER)
  a.say('35=1|112=done')
  expect((await a.next())?.type).toBe('0')
  expect(orders).toEqual(['A 3 X1'])
})

test('a counter that comes again takes the place of its old line', async () => {
  const first = peer('A')
  first.say(LOGON)
  expect((await first.next())?.type).toBe('A')
  const second = peer('A')
  second.say('35=0')
  expect(await second.next()).toBeUndefined()
  const third = peer('A')
  third.say(`${LOGON}|141=Y`)
  expect((await third.next())?.type).toBe('A')
  expect(await first.next()).toBeUndefined()
  expect(acceptor.isLoggedOn('A')).toBe(true)
  expect(logouts).toEqual(['A replaced by a new connection'])
})

test('stopping says goodbye', async () => {
  const a = peer('A')
  a.say(LOGON)
  expect((await a.next())?.type).toBe('A')
  const stopped = acceptor.stop()
  expect((await a.next())?.type).toBe('5')
  a.say('35=5')
  expect(await a.next()).toBeUndefined()
  await stopped
})
