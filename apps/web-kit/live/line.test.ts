/** The line comes back whatever happened to it, and asks for what is shown. */
import { beforeEach, describe, expect, test } from 'vitest'
import { Line, pauseMs, type LineOutside } from './line.ts'
import type { Told } from './messages.ts'

interface Asked {
  readonly path: string
  readonly body: unknown
  readonly signal: AbortSignal | null | undefined
  readonly answer: (response: Response | Error) => void
}

/** Time stands still unless a test moves it; requests wait for their answer. */
function stage() {
  const asked: Asked[] = []
  let planned: { run: () => void; at: number }[] = []
  const clock = { now: 0 }
  const outside: LineOutside = {
    fetch: (path, init) =>
      new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        const answer = (given: Response | Error) => (given instanceof Error ? reject(given) : resolve(given))
        asked.push({ path: path as string, body: init?.body ?? null, signal: init?.signal, answer })
      }),
    later(run, ms) {
      const plan = { run, at: clock.now + ms }
      planned.push(plan)
      return () => void (planned = planned.filter(each => each !== plan))
    },
    now: () => clock.now,
    random: () => 1,
  }
  const pass = async (ms: number): Promise<void> => {
    const end = clock.now + ms
    for (;;) {
      const next = planned.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > end) break
      planned = planned.filter(each => each !== next)
      clock.now = next.at
      next.run()
      await settled()
    }
    clock.now = end
    await settled()
  }
  return { asked, outside, pass }
}

/** What was answered is read. */
const settled = () => new Promise(resolve => setTimeout(resolve))

function streamOf() {
  let controller: ReadableStreamDefaultController<Uint8Array>
  const body = new ReadableStream<Uint8Array>({ start: given => void (controller = given) })
  return {
    response: new Response(body),
    async say(text: string) {
      controller.enqueue(new TextEncoder().encode(text))
      await settled()
      await settled()
    },
    cut: () => controller.error(new Error('aborted')),
    async end() {
      controller.close()
      await settled()
      await settled()
    },
  }
}

const OPENED = 'retry: 2000\n\nevent: opened\ndata: {"stream":"s"}\n\n'

let heard: Told[]
let states: string[]
let refused: string[]
let on: ReturnType<typeof stage>
let line: Line
beforeEach(() => {
  heard = []
  states = []
  refused = []
  on = stage()
  const ears = {
    told: (told: readonly Told[]) => void heard.push(...told),
    state: (state: string) => void states.push(state),
    refused: (why: string) => void refused.push(why),
  }
  line = new Line('1001', ears, on.outside)
})

async function opened() {
  const stream = streamOf()
  const { answer, signal } = on.asked.at(-1)!
  signal?.addEventListener('abort', stream.cut)
  answer(stream.response)
  await settled()
  await stream.say(OPENED)
  return stream
}

describe('after any end it opens again', () => {
  const status = (code: number) => () => on.asked.at(-1)!.answer(new Response('', { status: code }))
  test.each<[string, () => void]>([
    ['a proxy answers 502', status(502)],
    ['the server answers 503', status(503)],
    ['too many streams', status(429)],
    ['another page is there instead', status(404)],
    ['nobody answers', () => on.asked.at(-1)!.answer(new TypeError('Failed to fetch'))],
  ])('%s', async (_, happens) => {
    line.open()
    for (let n = 1; n <= 4; n++) {
      expect(on.asked).toHaveLength(n)
      happens()
      await settled()
      expect(states.at(-1)).toBe('lost')
      await on.pass(pauseMs(n - 1, 1) - 1)
      expect(on.asked).toHaveLength(n)
      await on.pass(1)
    }
    await opened()
    expect([states.at(-1), heard.at(-1)]).toEqual(['open', ['resumed', undefined]])
  })

  test('the stream ends, or is silent for long', async () => {
    line.open()
    const first = await opened()
    await first.end()
    expect(states).toEqual(['open', 'lost'])
    await on.pass(500)
    const second = await opened()
    await on.pass(39_000)
    await second.say(': alive\n\n')
    await on.pass(39_000)
    expect(states.at(-1)).toBe('open')
    await on.pass(1000)
    expect(states.at(-1)).toBe('lost')
    await on.pass(500)
    expect(on.asked).toHaveLength(3)
  })

  test('pauses grow up to half a minute, by lot', () => {
    expect([0, 1, 2, 5, 6, 20].map(failures => pauseMs(failures, 1))).toEqual([
      500, 1000, 2000, 16_000, 30_000, 30_000,
    ])
    expect(pauseMs(20, 0)).toBe(15_000)
  })

  test('at once when somebody looks again, but a living line is left alone', async () => {
    line.open()
    for (let n = 0; n < 8; n++) {
      on.asked.at(-1)!.answer(new Response('', { status: 502 }))
      await settled()
      await on.pass(n < 7 ? 30_000 : 0)
    }
    const before = on.asked.length
    line.wake()
    expect(on.asked).toHaveLength(before + 1)
    await opened()
    line.wake()
    await settled()
    expect(on.asked).toHaveLength(before + 1)
    await on.pass(30_000)
    line.wake()
    expect([on.asked.length, states.at(-1)]).toEqual([before + 2, 'lost'])
  })

  test.each([
    [401, 'ended'],
    [409, 'taken'],
  ])('but not by itself when the session is not its own: %i', async (code, why) => {
    line.open()
    on.asked[0]!.answer(new Response('', { status: code }))
    await settled()
    await on.pass(600_000)
    expect([refused, on.asked.length]).toEqual([[why], 1])
    line.wake()
    expect(on.asked).toHaveLength(2)
  })
})

test('what is shown is told to each new stream, the latest only', async () => {
  line.open()
  line.show(['600000.XSHG'])
  line.show(['600000.XSHG', '000001.XSHE'])
  await on.pass(200)
  expect(on.asked.map(({ path }) => path)).toEqual(['/api/events?instruments=none'])
  const stream = await opened()
  const wanted = JSON.stringify({ stream: 's', instruments: ['600000.XSHG', '000001.XSHE'] })
  expect(on.asked.slice(1)).toMatchObject([{ path: '/api/events/shown', body: wanted }])
  on.asked[1]!.answer(new Response('{}'))
  await stream.say('event: quote\ndata: {"code":"600000","market":"XSHG"}\n\nevent: clock\nda')
  await stream.say('ta: {"time":1}\n\n')
  expect(heard).toEqual([
    ['quote', { code: '600000', market: 'XSHG' }],
    ['clock', { time: 1 }],
  ])
  await stream.end()
  await on.pass(500)
  await opened()
  expect(on.asked.at(-1)).toMatchObject({ path: '/api/events/shown', body: wanted })
  on.asked.at(-1)!.answer(new Response('{}', { status: 404 }))
  await settled()
  await settled()
  expect(states.at(-1)).toBe('lost')
})

test('what the server had to leave out is read anew, like after a gap', async () => {
  line.open()
  const stream = await opened()
  await stream.say('event: missed\ndata: {"topics":["order"]}\n\n')
  expect(heard).toEqual([['resumed', undefined]])
})
