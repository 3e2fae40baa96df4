/** The event line tells what the document says: the market's messages as they are typed, a batch's as they are published. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import type {
  AnnouncementMessage,
  ClockMessage,
  PhaseMessage,
  QuoteMessage,
} from '@guitai/protocols/quote-feed/quote-feed.ts'
import { HttpMetrics } from '../edge/metrics.ts'
import { EVENT_TOPICS, type EventTopic } from '../events/events-hub.ts'
import { prepareFunctions } from '../functions/prepared-functions.ts'
import { openApi } from './openapi.ts'
import { eventName } from './openapi-events.ts'

const description = openApi(prepareFunctions(createRegistry([], []), new HttpMetrics()), [])
const ajv = new Ajv2020({ strict: false, formats: { date: true } })
ajv.addSchema({ $id: 'guitai', ...description })
const fits = (topic: EventTopic, data: unknown): unknown => {
  const check = ajv.compile({ $ref: `guitai#/components/schemas/${eventName(topic)}` })
  return check(data) ? 'fits' : check.errors
}

const quote: QuoteMessage = {
  type: 'quote',
  market: 'XSHG',
  code: '600000',
  tradeDate: '2026-11-23',
  time: 34_200,
  phase: 'continuous',
  isSuspended: false,
  previousClose: 128_500,
  open: 128_600,
  high: null,
  low: null,
  last: 128_600,
  close: null,
  volume: 100,
  amount: 128_600,
  bids: [[128_500, 100]],
  asks: [],
  upperLimit: 141_400,
  lowerLimit: 115_700,
}
const clock: ClockMessage = {
  type: 'clock',
  tradeDate: '2026-11-23',
  time: 34_200,
  mode: 'stepped',
  speed: 0,
}
const phase: PhaseMessage = {
  type: 'phase',
  market: 'XSHE',
  tradeDate: '2026-11-23',
  time: 34_200,
  phase: 'before-open',
}
const announcement: AnnouncementMessage = {
  type: 'announcement',
  tradeDate: '2026-11-23',
  time: 1,
  text: { zh: '停牌', en: 'suspended' },
}

test.each<[EventTopic, object]>([
  ['quote', quote],
  ['clock', clock],
  ['clock', { ...clock, ageMs: 12 }],
  ['phase', phase],
  ['day', announcement],
  ['day', { businessDate: '2026-11-23', phase: 'open', clearingRun: 1, dayNo: 1 }],
])('%s fits: %j', (topic, data) => {
  expect(fits(topic, data)).toBe('fits')
  expect(fits(topic, { ...data, more: 1 })).not.toBe('fits')
})

test('a price is documented with its unit, and every topic is', () => {
  const { schemas } = description['components'] as { schemas: Record<string, { properties?: object }> }
  for (const topic of EVENT_TOPICS) expect(schemas).toHaveProperty(eventName(topic))
  expect(schemas['QuoteEvent']?.properties).toMatchObject({
    last: { description: 'In 1/10000 yuan: 128500 is 12.85' },
    amount: { description: 'In fen: 128600 is 1,286.00' },
  })
})
