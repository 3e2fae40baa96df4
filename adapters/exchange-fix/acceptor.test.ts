/** Tests the acceptor with raw bytes: who may log on, and what it does with messages it cannot accept. */
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
  write(bytes: string): void
  /** Numbers start again at 1. */
  restart(): void
  /** The next message; undefined when the line has ended. */
  next(): Promise<Message | undefined>
}

/** A counter made by hand that numbers its messages itself. */
function peer(sender: string, late = 0): Peer {
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
      socket.write(
        frameMessage({ sender, target: 'SIM', seq, sendingTime: Date.now() + late }, body),
        'latin1',
      )
    },
    write: bytes => socket.write(bytes, 'latin1'),
    restart: () => {
      seq = 0
    },
    next: () => {
      if (heard.length > 0) return Promise.resolve(heard.shift())
      return new Promise(resolve => waiting.push(resolve))
    },
  }
}

const LOGON = '35=A|98=0|108=30'
const ORDER =
  '35=D|11=X1|75=20260105|1=A123456789|55=600000|207=XSHG|54=1|60=20260105-01:30:00|38=100|40=2|44=10.00'

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
  ['a message type that FIX has and we do not take', '35=G|11=X1|41=X0', '3'],
  ['a message type of the other direction', '35=9|37=1|11=X1|41=X0|39=8|434=1', '3'],
])('%s gets a business reject, and the line goes on', async (_, text, reason) => {
  const a = peer('A')
  a.say(LOGON)
  expect((await a.next())?.type).toBe('A')
  a.say(text)
  const reject = await a.next()
  expect(reject?.type).toBe('j')
  expect(reject?.fields.get(TAG.BusinessRejectReason)).toBe(reason)
  expect(reject?.fields.get(TAG.RefSeqNum)).toBe('2')
  if (reason === '5') expect(reject?.fields.get(TAG.BusinessRejectRefID)).toBe('X1')
  // It is no admin message, so it is sent again when it is requested again.
  a.say('35=2|7=2|16=2')
  const again = await a.next()
  expect([again?.type, again?.fields.get(34), again?.fields.get(43)]).toEqual(['j', '2', 'Y'])
  a.say(ORDER)
  a.say('35=1|112=done')
  expect((await a.next())?.type).toBe('0')
  expect(orders).toEqual(['A 4 X1'])
})

test.each([
  ['without its time', ORDER.replace('|60=20260105-01:30:00', ''), '60', '1'],
  ['with two quantities', `${ORDER}|38=900`, '38', '13'],
  ['of a side that is none', ORDER.replace('54=1', '54=Z'), '54', '5'],
  ['with a party too many', `${ORDER}|453=2|448=12345|447=C|452=1`, '453', '16'],
  ['with an empty text', `${ORDER}|58=`, '58', '4'],
])(
  'an order %s is rejected by the session, and does not reach the exchange',
  async (_, text, tag, reason) => {
    const a = peer('A')
    a.say(LOGON)
    expect((await a.next())?.type).toBe('A')
    a.say(text)
    const reject = await a.next()
    const { fields } = reject ?? {}
    expect([reject?.type, fields?.get(45), fields?.get(371), fields?.get(373)]).toEqual([
      '3',
      '2',
      tag,
      reason,
    ])
    a.say('35=1|112=done')
    expect((await a.next())?.type).toBe('0')
    expect(orders).toEqual([])
  },
)

test('while a counter is logged on nobody else comes in under its name; afterwards it may come again', async () => {
  const first = peer('A')
  first.say(LOGON)
  expect((await first.next())?.type).toBe('A')
  for (const text of ['35=0', LOGON, `${LOGON}|141=Y`]) {
    const second = peer('A')
    second.say(text)
    expect(await second.next()).toBeUndefined()
  }
  first.say('35=1|112=alive')
  expect((await first.next())?.fields.get(TAG.TestReqID)).toBe('alive')
  expect(logouts).toEqual([])
  first.say('35=5')
  expect((await first.next())?.type).toBe('5')
  expect(await first.next()).toBeUndefined()
  const third = peer('A')
  third.say(`${LOGON}|141=Y`)
  expect((await third.next())?.type).toBe('A')
  expect(acceptor.isLoggedOn('A')).toBe(true)
})

test.each([
  ['a time two minutes and more off', `${LOGON}|`, -121_000],
  ['encryption', '35=A|98=1|108=30', 0],
  ['nothing said about encryption', '35=A|108=30', 0],
])('a logon with %s is refused with a word', async (_, text, late) => {
  const a = peer('A', late)
  a.say(text.replace(/\|$/, ''))
  expect((await a.next())?.type).toBe('5')
  expect(await a.next()).toBeUndefined()
  expect(acceptor.isLoggedOn('A')).toBe(false)
})

test('another version of FIX instead of a logon is cut off', async () => {
  const a = peer('A')
  a.write('8=FIX.4.2\u00019=5\u000135=0\u000110=159\u0001')
  expect(await a.next()).toBeUndefined()
  expect(orders).toEqual([])
})

test('a reset in the middle of a session begins both numbers anew, for what comes in the same chunk too', async () => {
  const a = peer('A')
  a.say(LOGON)
  expect((await a.next())?.type).toBe('A')
  a.say(ORDER)
  a.restart()
  a.say(`${LOGON}|141=Y`)
  a.say('35=1|112=done')
  const logon = await a.next()
  expect([logon?.type, logon?.fields.get(34), logon?.fields.get(141)]).toEqual(['A', '1', 'Y'])
  const answer = await a.next()
  expect([answer?.fields.get(34), answer?.fields.get(112)]).toEqual(['2', 'done'])
  expect(orders).toEqual(['A 2 X1'])
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
