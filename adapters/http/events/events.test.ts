/** The hub and its stream: filters, only the latest quote, slow listeners, rights. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '@guitai/core/books/accounts.ts'
import { fullRight, type FunctionRight } from '@guitai/core/books/function-right.ts'
import { EventsHub, type EventListener, type EventTopic } from './events-hub.ts'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

/** A line that takes all, or nothing after what it is taking now. */
function listener(
  topics: EventTopic[],
  filters: Partial<Pick<EventListener, 'clients' | 'instruments'>> = {},
) {
  const state = { texts: [] as string[], isFast: true, waiting: 0, said: '' }
  const made: EventListener = {
    topics: new Set(topics),
    clients: undefined,
    instruments: undefined,
    ...filters,
    line: {
      write(text) {
        state.texts.push(text)
        if (!state.isFast) state.waiting += text.length
        return state.isFast
      },
      waiting: () => state.waiting,
      end: text => void (state.said += text),
    },
  }
  return { ...made, state }
}

/** As many as Shanghai, Shenzhen and Beijing list. */
const ALL = Array.from({ length: 5500 }, (_, index) => `${String(600_000 + index)}.XSHG`)
const fill = (hub: EventsHub, last: number) => {
  for (const instrument of ALL) hub.publish('quote', instrument, { instrument, last, bids: 'x'.repeat(300) })
}
const instrumentsIn = (texts: readonly string[]) =>
  [...texts.join('').matchAll(/"instrument":"(\d{6}\.XSHG)"/g)].map(([, instrument]) => instrument)

describe('the hub', () => {
  let flush: (() => void)[]
  let now: number
  let hub: EventsHub
  beforeEach(() => {
    flush = []
    now = 0
    hub = new EventsHub({ later: run => flush.push(run), now: () => now })
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

  test('who may not listen any more is ended and told why, the others stay', () => {
    const [out, stays] = [
      { ...listener(['order']), whyNot: () => 'not_allowed' as const },
      listener(['order']),
    ]
    hub.subscribe(out)
    hub.subscribe(stays)
    hub.judge()
    expect([out.state.said, stays.state.said, hub.listeners]).toEqual([
      'event: ended\ndata: {"reason":"not_allowed"}\n\n',
      '',
      1,
    ])
  })

  test('the clock, the phases and the disk come first to whoever joins, with their age', () => {
    hub.keep('clock', '', { time: 34_000 })
    now = 2000
    hub.keep('clock', '', { time: 34_020 })
    hub.keep('phase', 'XSHG', { market: 'XSHG', phase: 'continuous' })
    hub.keep('phase', 'BJSE', { market: 'BJSE', phase: 'continuous' })
    now = 5000
    const late = listener(['clock', 'phase'])
    hub.subscribe(late)
    expect(late.state.texts.map(text => text.split('data: ')[1])).toEqual([
      '{"time":34020,"ageMs":3000}\n\n',
      '{"market":"XSHG","phase":"continuous","ageMs":3000}\n\n',
      '{"market":"BJSE","phase":"continuous","ageMs":3000}\n\n',
    ])
  })

  test('all quotes come in slices, each when the line has taken the one before', () => {
    fill(hub, 1)
    const slow = listener(['quote'])
    slow.state.isFast = false
    const { drained } = hub.subscribe(slow)
    expect(slow.state.texts).toHaveLength(1)
    fill(hub, 2)
    flush.shift()!()
    while (new Set(instrumentsIn(slow.state.texts)).size < ALL.length) {
      const before = slow.state.texts.length
      drained()
      expect(slow.state.texts).toHaveLength(before + 1)
    }
    expect(Math.max(...slow.state.texts.map(text => text.length))).toBeLessThan(17_000)
    slow.state.isFast = true
    drained()
    const latest = slow.state.texts.join('').matchAll(/"instrument":"([^"]+)","last":(\d)/g)
    expect(new Set(new Map([...latest].map(([, instrument, last]) => [instrument, last])).values())).toEqual(
      new Set(['2']),
    )
    const after = slow.state.texts.length
    drained()
    expect(slow.state.texts).toHaveLength(after)
  })

  test('what a screen shows may change: what it shows anew comes at once, the rest not again', () => {
    fill(hub, 1)
    const screen = listener(['quote'], { instruments: new Set() })
    const { show } = hub.subscribe(screen)
    expect(screen.state.texts).toEqual([])
    show(ALL.slice(0, 40))
    expect(instrumentsIn(screen.state.texts)).toEqual(ALL.slice(0, 40))
    screen.state.texts = []
    show(ALL.slice(30, 60))
    expect(instrumentsIn(screen.state.texts)).toEqual(ALL.slice(40, 60))
    screen.state.texts = []
    fill(hub, 2)
    flush.shift()!()
    expect(instrumentsIn(screen.state.texts)).toEqual(ALL.slice(30, 60))
  })

  test('only who takes nothing for half a minute is ended, and is told so; the others hear all', () => {
    const [stuck, slow, fast] = [listener(['order']), listener(['order']), listener(['order'])]
    for (const each of [stuck, slow, fast]) hub.subscribe(each)
    stuck.state.isFast = slow.state.isFast = false
    for (let second = 0; second < 31; second++) {
      now = second * 1000
      hub.publish('order', '1', {})
      slow.state.waiting = 100 - second
      hub.judge()
    }
    expect([stuck.state.said, slow.state.said, fast.state.said]).toEqual([
      'event: ended\ndata: {"reason":"too_slow"}\n\n',
      '',
      '',
    ])
    expect([fast.state.texts.length, hub.listeners, hub.ends('too_slow')]).toEqual([31, 2, 1])
  })

  test('events wait for a slow line up to a limit; then it hears which topics it has to read anew', () => {
    const slow = listener(['order', 'trade', 'cash'])
    const { drained } = hub.subscribe(slow)
    slow.state.isFast = false
    hub.publish('order', '1', { orderId: 0 })
    slow.state.isFast = true
    for (let n = 1; n <= 100_000; n++) hub.publish(n % 2 === 0 ? 'order' : 'trade', '1', { n })
    expect(slow.state.texts).toHaveLength(1)
    drained()
    const [waited = '', missed] = slow.state.texts.slice(1)
    expect(waited.length).toBeLessThan(70_000)
    expect(waited).toContain('{"n":500}')
    expect(missed).toBe('event: missed\ndata: {"topics":["order","trade"]}\n\n')
    hub.publish('cash', '1', {})
    expect(slow.state.texts.at(-1)).toContain('event: cash')
  })

  test('ten thousand listeners that take nothing are given a slice each and no more', () => {
    fill(hub, 1)
    const stuck = Array.from({ length: 10_000 }, () => listener(['quote', 'order']))
    for (const each of stuck) {
      each.state.isFast = false
      const { show } = hub.subscribe(each)
      show(ALL.slice(0, 1000))
    }
    fill(hub, 2)
    for (const run of flush) run()
    for (let n = 0; n < 100; n++) hub.publish('order', '1', { n })
    expect(new Set(stuck.map(({ state }) => state.texts.length))).toEqual(new Set([1]))
    expect(Math.max(...stuck.map(({ state }) => state.texts[0]!.length))).toBeLessThan(17_000)
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
    expect(await read(stream, 'orderId')).toMatch(
      /^retry: 2000\n\nevent: opened\ndata: {"stream":"[\w-]{22}"}\n\nid: 1\nevent: order\ndata: {"orderId":2}\n\n$/,
    )
    stream.destroy()
  })

  test('a fresh listener gets every quote of a full-size market', async () => {
    fill(counter.parts.events, 1)
    const stream = await open('ann', '?topics=quote')
    const heard = new Set<string>()
    let rest = ''
    for await (const chunk of stream) {
      rest += String(chunk)
      for (const instrument of instrumentsIn([rest])) heard.add(instrument!)
      rest = rest.slice(rest.lastIndexOf('\n\n') + 2)
      if (heard.size === ALL.length) break
    }
    expect([...heard].toSorted()).toEqual(ALL)
    stream.destroy()
  })

  async function show(name: string, body: unknown, as?: string) {
    const token = as ?? (await tokenOf(counter, name))
    const reply = await counter.app.inject({
      method: 'POST',
      url: '/api/events/shown',
      headers: { authorization: `Bearer ${token}` },
      payload: body as object,
    })
    return reply.statusCode
  }

  test('a stream is told what its screen shows by its own session only', async () => {
    fill(counter.parts.events, 1)
    const token = await tokenOf(counter, 'bo')
    const headers = { authorization: `Bearer ${token}` }
    const path = '/api/events?topics=quote&instruments=none'
    const [stream] = (await once(get({ port, path, headers }), 'response')) as [IncomingMessage]
    stream.setEncoding('utf8').on('error', () => undefined)
    const name = /"stream":"([\w-]+)"/.exec(await read(stream, 'opened'))?.[1]
    const wanted = { stream: name, instruments: ALL.slice(7, 9) }
    expect(await show('ann', wanted)).toBe(404)
    expect(await show('bo', wanted)).toBe(404)
    expect(await show('bo', { ...wanted, instruments: Array(1001).fill('a') }, token)).toBe(400)
    expect(await show('bo', wanted, token)).toBe(200)
    expect(instrumentsIn([await read(stream, ALL[8]!)])).toEqual(ALL.slice(7, 9))
    stream.destroy()
  })

  test('a listener that reads nothing is ended after half a minute, not before, and can read why', async () => {
    let now = 0
    const flushes: (() => void)[] = []
    const events = new EventsHub({ now: () => now, later: run => flushes.push(run) })
    const own = await testCounter({ events })
    await own.app.listen({ port: 0, host: '127.0.0.1' })
    const headers = { authorization: `Bearer ${await tokenOf(own, 'bo')}` }
    const to = {
      port: (own.app.server.address() as AddressInfo).port,
      path: '/api/events?topics=quote',
      headers,
    }
    const [stream] = (await once(get(to), 'response')) as [IncomingMessage]
    stream.setEncoding('utf8')
    // More than lies between the two ends.
    for (let round = 0; round < 20; round++) {
      fill(events, round)
      flushes.shift()?.()
      await new Promise(resolve => setImmediate(resolve))
    }
    events.judge()
    now = 29_999
    events.judge()
    expect(events.listeners).toBe(1)
    now = 30_000
    events.judge()
    expect([events.listeners, events.ends('too_slow')]).toEqual([0, 1])
    let last = ''
    for await (const chunk of stream) last = (last + String(chunk)).slice(-200)
    expect(last).toMatch(/event: ended\ndata: {"reason":"too_slow"}\n\n$/)
    await own.app.close()
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
    ['what is asked for there', 'approval', ['8', '7']],
    ['its jobs', 'job', ['8', '7']],
  ] as const)('of a branch only: %s', async (_, topic, [foreign, own]) => {
    const bo = [...books().tellers.values()].find(({ name }) => name === 'bo')!
    bo.branchNo = 7
    for (const [no, branchNo] of [
      [1, 8],
      [2, 7],
    ] as const) {
      const clientNo = 10_000_000 + no
      books().clients.set(clientNo, { clientNo, branchNo, clientClass: 'ordinary' } as Client)
    }
    const stream = await open('bo', `?topics=${topic}`)
    for (const key of [foreign, own]) counter.parts.events.publish(topic, key, { of: key })
    expect(await read(stream, `"${own}"`)).not.toContain(`"${foreign}"`)
    stream.destroy()
  })

  test('of jobs only, a teller who moves to another branch hears of that one', async () => {
    const bo = [...books().tellers.values()].find(({ name }) => name === 'bo')!
    bo.branchNo = 7
    const stream = await open('bo', '?topics=job')
    bo.branchNo = 8
    counter.parts.events.judge()
    for (const key of ['7', '8']) counter.parts.events.publish('job', key, { of: key })
    expect(await read(stream, '"8"')).not.toContain('"7"')
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
