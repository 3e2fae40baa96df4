/** The hub and its stream: filters, only the latest quote, slow listeners, rights. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '@guitai/core/books/accounts.ts'
import { fullRight, type FunctionRight } from '@guitai/core/books/function-right.ts'
import { EventsHub, type EventListener, type EventTopic } from './events-hub.ts'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

function listener(
  topics: EventTopic[],
  filters: Partial<Pick<EventListener, 'clients' | 'instruments'>> = {},
) {
  const state = { texts: [] as string[], isFast: true, isDropped: false }
  const made: EventListener = {
    topics: new Set(topics),
    clients: undefined,
    instruments: undefined,
    ...filters,
    write: text => {
      state.texts.push(text)
      return state.isFast
    },
    drop: () => void (state.isDropped = true),
  }
  return { ...made, state }
}

describe('the hub', () => {
  let flush: (() => void)[]
  let hub: EventsHub
  beforeEach(() => {
    flush = []
    hub = new EventsHub(run => flush.push(run))
  })

  test('tells each listener what it asked for', () => {
    const all = listener(['order', 'trade', 'day'])
    const one = listener(['order', 'day'], { clients: new Set(['10000001']) })
    hub.subscribe(all)
    hub.subscribe(one)
    hub.publish('order', '10000001', { orderId: 1 })
    hub.publish('order', '10000002', { orderId: 2 })
    hub.publish('trade', '10000001', { tradeSeq: 1 })
    hub.publish('cash', '10000001', {})
    hub.publish('day', '', { phase: 'open' })
    expect(all.state.texts).toEqual([
      'id: 1\nevent: order\ndata: {"orderId":1}\n\n',
      'id: 2\nevent: order\ndata: {"orderId":2}\n\n',
      'id: 3\nevent: trade\ndata: {"tradeSeq":1}\n\n',
      'id: 4\nevent: day\ndata: {"phase":"open"}\n\n',
    ])
    expect(one.state.texts.map(text => text.slice(0, 5))).toEqual(['id: 1', 'id: 4'])
  })

  test('of quotes only the latest, together, and at once to who comes', () => {
    const early = listener(['quote'])
    hub.subscribe(early)
    for (const last of [1, 2, 3]) hub.publish('quote', '600000.XSHG', { last })
    hub.publish('quote', '000001.XSHE', { last: 9 })
    expect(early.state.texts).toEqual([])
    expect(flush).toHaveLength(1)
    flush.shift()!()
    expect(early.state.texts).toEqual([
      'id: 1\nevent: quote\ndata: {"last":3}\n\nid: 2\nevent: quote\ndata: {"last":9}\n\n',
    ])
    const late = listener(['quote'], { instruments: new Set(['000001.XSHE']) })
    hub.subscribe(late)
    expect(late.state.texts.join('')).toMatch(/^id: \d+\nevent: quote\ndata: {"last":9}\n\n$/)
    hub.publish('quote', '600000.XSHG', { last: 4 })
    flush.shift()!()
    expect([early.state.texts.length, late.state.texts.length]).toEqual([2, 1])
  })

  test('who may hear of some clients only hears of no other', () => {
    const some = { ...listener(['order', 'day']), covers: (client: string) => client === '10000001' }
    hub.subscribe(some)
    hub.publish('order', '10000002', { orderId: 1 })
    hub.publish('order', '10000001', { orderId: 2 })
    hub.publish('day', '', { phase: 'open' })
    expect(some.state.texts.map(text => text.split('data: ')[1])).toEqual([
      '{"orderId":2}\n\n',
      '{"phase":"open"}\n\n',
    ])
  })

  test('who may not listen any more is dropped, the others stay', () => {
    const [out, stays] = [{ ...listener(['order']), isAllowed: () => false }, listener(['order'])]
    hub.subscribe(out)
    hub.subscribe(stays)
    hub.judge()
    expect([out.state.isDropped, stays.state.isDropped, hub.listeners]).toEqual([true, false, 1])
  })

  test('drops who cannot keep up, and only that one', () => {
    const [slow, fast] = [listener(['order']), listener(['order'])]
    hub.subscribe(slow)
    hub.subscribe(fast)
    slow.state.isFast = false
    hub.publish('order', '1', {})
    hub.publish('order', '1', {})
    expect([slow.state.texts.length, slow.state.isDropped]).toEqual([1, true])
    expect([fast.state.texts.length, fast.state.isDropped, hub.listeners]).toEqual([2, false, 1])
  })

  test('heartbeats go to everyone', () => {
    const one = listener([])
    hub.subscribe(one)
    hub.heartbeat()
    expect(one.state.texts).toEqual([': alive\n\n'])
  })
})

describe('GET /api/events', () => {
  let counter: TestCounter
  let port: number
  beforeEach(async () => {
    counter = await testCounter()
    await counter.app.listen({ port: 0, host: '127.0.0.1' })
    port = (counter.app.server.address() as AddressInfo).port
  })
  afterEach(() => counter.app.close())

  async function open(name: string, query = ''): Promise<IncomingMessage> {
    const token = await tokenOf(counter, name)
    const request = get({ port, path: `/api/events${query}`, headers: { authorization: `Bearer ${token}` } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.setEncoding('utf8').on('error', () => undefined)
    return response
  }

  const closed = (response: IncomingMessage) =>
    new Promise<void>(resolve => void response.resume().on('close', resolve))

  async function read(response: IncomingMessage, wanted: string): Promise<string> {
    let text = ''
    while (!text.includes(wanted)) text += String((await once(response, 'data'))[0])
    return text
  }

  test('a stream of what was asked for', async () => {
    const stream = await open('bo', '?topics=order,day&clients=10000001')
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    counter.parts.events.publish('order', '2', { orderId: 1 })
    counter.parts.events.publish('trade', '10000001', {})
    counter.parts.events.publish('order', '10000001', { orderId: 2 })
    expect(await read(stream, 'orderId')).toBe('retry: 2000\n\nid: 1\nevent: order\ndata: {"orderId":2}\n\n')
    stream.destroy()
  })

  test('ends with the server', async () => {
    const stream = await open('bo')
    const ended = closed(stream)
    await counter.app.close()
    await ended
    expect(counter.parts.events.listeners).toBe(0)
  })

  test('after sign-out nothing more is told', async () => {
    const token = await tokenOf(counter, 'bo')
    const headers = { authorization: `Bearer ${token}` }
    const [stream] = (await once(get({ port, path: '/api/events', headers }), 'response')) as [
      IncomingMessage,
    ]
    stream.on('error', () => undefined).resume()
    const ended = closed(stream)
    await counter.app.inject({ method: 'POST', url: '/api/sign-out', headers })
    counter.parts.events.publish('order', '1', { orderId: 1 })
    await ended
    expect(counter.parts.events.listeners).toBe(0)
  })

  const books = () => counter.storage.books
  const rightsOfChief = (...rights: FunctionRight[]): void => {
    books().roles.set('chief', { ...books().roles.get('chief')!, rights })
  }
  const LIVE = fullRight('queries.live-events')

  test.each<[string, () => void]>([
    ['the right is taken', () => rightsOfChief(fullRight('counter.*'))],
    ['the hours end', () => rightsOfChief({ ...LIVE, hours: { from: 0, to: 36_000 } })],
    ['the workstation is not his any more', () => rightsOfChief({ ...LIVE, workstations: ['10.1.1.1'] })],
    ['the teller is locked', () => void (books().tellers.get(1002)!.status = 'locked')],
    ['the teller is closed', () => void (books().tellers.get(1002)!.status = 'closed')],
    ['the password is reset', () => void books().credentials.get('sign-in:1002')!.version++],
    [
      'the password has to be changed',
      () => void (books().credentials.get('sign-in:1002')!.mustChange = true),
    ],
  ])('ends when %s', async (_, happens) => {
    const stream = await open('bo')
    const ended = closed(stream)
    happens()
    counter.parts.events.judge()
    await ended
    expect(counter.parts.events.listeners).toBe(0)
  })

  test('goes on where nothing of it has changed; of a class only its clients are heard', async () => {
    rightsOfChief({ ...LIVE, clientClasses: ['vip'], workstations: ['127.0.0.*'] })
    const stream = await open('bo', '?topics=order')
    counter.parts.events.judge()
    const client = (clientNo: number, clientClass: string): void =>
      void books().clients.set(clientNo, { clientNo, clientClass } as Client)
    client(10_000_001, 'ordinary')
    client(10_000_002, 'vip')
    for (const clientNo of [10_000_001, 10_000_003, 10_000_002])
      counter.parts.events.publish('order', String(clientNo), { clientNo })
    expect(await read(stream, '10000002')).not.toMatch(/10000001|10000003/)
    stream.destroy()
  })

  test.each([
    ['its clients', 'order', ['10000001', '10000002']],
    ['what its tellers ask for', 'approval', ['1009', '1010']],
    ['its tellers’ jobs', 'job', ['1009', '1010']],
  ] as const)('of a branch only: %s', async (_, topic, [foreign, own]) => {
    const bo = [...books().tellers.values()].find(({ name }) => name === 'bo')!
    bo.branchNo = 7
    for (const [no, branchNo] of [
      [1, 8],
      [2, 7],
    ] as const) {
      const [clientNo, tellerNo] = [10_000_000 + no, 1008 + no]
      books().clients.set(clientNo, { clientNo, branchNo, clientClass: 'ordinary' } as Client)
      books().tellers.set(tellerNo, { ...bo, tellerNo, name: `far${no}`, branchNo })
    }
    const stream = await open('bo', `?topics=${topic}`)
    for (const key of [foreign, own]) counter.parts.events.publish(topic, key, { of: key })
    expect(await read(stream, own)).not.toContain(foreign)
    stream.destroy()
  })

  test.each<[string, Partial<FunctionRight>]>([
    ['workstation_not_allowed', { workstations: ['10.1.1.1'] }],
    ['outside_hours', { hours: { from: 0, to: 36_000 } }],
  ])('is not opened for clients: %s', async (code, narrow) => {
    rightsOfChief({ ...LIVE, ...narrow })
    const refused = await open('bo', '?topics=order')
    expect(refused.statusCode).toBe(403)
    expect(await read(refused, '}')).toContain(code)
  })

  test('one teller has twenty, and others have theirs', async () => {
    const streams: IncomingMessage[] = []
    for (let n = 0; n < 20; n++) streams.push(await open('bo'))
    const refused = await open('bo')
    expect([refused.statusCode, (await open('ann')).statusCode]).toEqual([429, 200])
    const ended = closed(streams[0]!)
    streams[0]!.destroy()
    await ended
    await expect.poll(async () => (await open('bo')).statusCode).toBe(200)
  })

  test('who may not see clients hears quotes and the day only', async () => {
    const refused = await open('ann', '?topics=order')
    expect(refused.statusCode).toBe(403)
    refused.resume()
    const stream = await open('ann')
    counter.parts.events.publish('order', '1', { orderId: 1 })
    counter.parts.events.publish('day', '', { phase: 'open' })
    expect(await read(stream, 'phase')).not.toContain('orderId')
    stream.destroy()
  })

  test.each(['?topics=orders', '?topics=', '?clients=', '?instruments=a&instruments=b'])(
    'refuses %s',
    async query => {
      const refused = await open('bo', query)
      expect(refused.statusCode).toBe(400)
      refused.resume()
    },
  )
})
