/** Ten tabs have one line; each hears what it shows, and one that comes later knows what the others know. */
import { expect, test } from 'vitest'
import type { LineOutside } from './line.ts'
import type { FromTab, ToTab } from './messages.ts'
import { SharedLines } from './shared-lines.ts'

const settled = () => new Promise(resolve => setTimeout(resolve))

/** A server with a stream for each request, and lines whose pauses pass at once. */
function house() {
  const streams: { tellerNo: string; isCut: boolean; say: (text: string) => void }[] = []
  const shown: string[][] = []
  const clock = { now: 0 }
  const outside: LineOutside = {
    fetch: async (path, init) => {
      if (path === '/api/events/shown') {
        shown.push((JSON.parse(init?.body as string) as { instruments: string[] }).instruments)
        return new Response('{}')
      }
      const headers = init?.headers as Record<string, string>
      const stream = {
        tellerNo: headers['x-guitai-teller']!,
        isCut: false,
        say: (text: string): void => void text,
      }
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream.say = text => controller.enqueue(new TextEncoder().encode(text))
        },
      })
      init?.signal?.addEventListener('abort', () => void (stream.isCut = true))
      streams.push(stream)
      stream.say(`event: opened\ndata: {"stream":"${streams.length}"}\n\n`)
      return new Response(body)
    },
    later(run, ms) {
      if (ms > 1000) return () => undefined
      const timer = setTimeout(run)
      return () => clearTimeout(timer)
    },
    now: () => clock.now,
    random: () => 0,
  }
  const lines = new SharedLines(outside)
  const tab = () => {
    const heard: ToTab[] = []
    let say = (message: FromTab): void => void message
    lines.connect({
      say: message => void heard.push(message),
      hear: listener => void (say = message => listener(structuredClone(message))),
    })
    const told = () => heard.flatMap(message => (message.kind === 'told' ? message.told : []))
    return { say, heard, told }
  }
  return { streams, shown, clock, tab }
}

const quote = (code: string, last: number) =>
  `event: quote\ndata: {"code":"${code}","market":"XSHG","last":${last}}\n\n`

test('ten tabs have one line, which stays as long as one of them is there', async () => {
  const { streams, tab } = house()
  const tabs = Array.from({ length: 10 }, tab)
  for (const each of tabs) each.say({ kind: 'hello', tellerNo: '1001' })
  await settled()
  expect(streams).toHaveLength(1)
  streams[0]!.say('event: order\ndata: {"orderId":1}\n\n')
  await settled()
  expect(tabs.map(({ told }) => told())).toEqual(tabs.map(() => [['order', { orderId: 1 }]]))
  for (const each of tabs.slice(0, 9)) each.say({ kind: 'bye' })
  streams[0]!.say('event: order\ndata: {"orderId":2}\n\n')
  await settled()
  expect([tabs[0]!.told().length, tabs[9]!.told().length, streams[0]!.isCut]).toEqual([1, 2, false])
  tabs[9]!.say({ kind: 'bye' })
  expect(streams[0]!.isCut).toBe(true)
})

test('tabs of two tellers have a line each', async () => {
  const { streams, tab } = house()
  const [one, other] = [tab(), tab()]
  one.say({ kind: 'hello', tellerNo: '1001' })
  other.say({ kind: 'hello', tellerNo: '1002' })
  await settled()
  expect(streams.map(({ tellerNo }) => tellerNo)).toEqual(['1001', '1002'])
  streams[0]!.say('event: cash\ndata: {}\n\n')
  await settled()
  expect([one.told().length, other.told().length]).toEqual([1, 0])
})

test('quotes are asked for together, and each tab hears of what it shows', async () => {
  const { streams, shown, tab } = house()
  const [one, other] = [tab(), tab()]
  for (const each of [one, other]) each.say({ kind: 'hello', tellerNo: '1001' })
  one.say({ kind: 'show', instruments: ['600000.XSHG', '600001.XSHG'] })
  other.say({ kind: 'show', instruments: ['600001.XSHG'] })
  await settled()
  await settled()
  expect(shown.at(-1)).toEqual(['600000.XSHG', '600001.XSHG'])
  streams[0]!.say(quote('600000', 1) + quote('600001', 2))
  await settled()
  expect([one.told().length, other.told().length]).toEqual([2, 1])
  // It shows one more that the first one has: its present price comes at once.
  other.say({ kind: 'show', instruments: ['600000.XSHG'] })
  expect(other.told().at(-1)).toEqual(['quote', { code: '600000', market: 'XSHG', last: 1 }])
  one.say({ kind: 'bye' })
  await settled()
  await settled()
  expect(shown.at(-1)).toEqual(['600000.XSHG'])
})

test('a tab that comes later hears the clock with its age, the phases and the state of the line', async () => {
  const { streams, clock, tab } = house()
  tab().say({ kind: 'hello', tellerNo: '1001' })
  await settled()
  streams[0]!.say('event: clock\ndata: {"time":7,"ageMs":100}\n\n')
  streams[0]!.say('event: phase\ndata: {"market":"XSHG","phase":"break"}\n\n')
  await settled()
  clock.now = 3000
  const late = tab()
  late.say({ kind: 'hello', tellerNo: '1001' })
  expect(late.heard).toEqual([
    { kind: 'state', state: 'open' },
    {
      kind: 'told',
      told: [
        ['clock', { time: 7, ageMs: 3100 }],
        ['phase', { market: 'XSHG', phase: 'break', ageMs: 3000 }],
      ],
    },
  ])
})
