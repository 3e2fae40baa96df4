/**
 * What the event line tells, by topic. Orders, money and requests are told by their numbers, and the figures are read with a report;
 * quotes are the market's own messages, in integers: prices in 1/10000 yuan (128500 is 12.85), amounts in fen.
 */
import { MARKETS } from '@guitai/core/base/market.ts'
import { APPROVAL_STATUS_WORDS } from '@guitai/core/words/approval.ts'
import { DAY_PHASE_WORDS } from '@guitai/core/words/day-phase.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import { CLOCK_MODES, MARKET_PHASES } from '@guitai/protocols/quote-feed/quote-feed.ts'
import type { EventTopic } from '../events/events-hub.ts'
import { object, ref, type Json } from './openapi-parts.ts'

const closed = (properties: Json, required = Object.keys(properties)): Json => ({
  ...object(properties, required),
  additionalProperties: false,
})

const NO: Json = { type: 'integer', minimum: 1 }
const COUNT: Json = { type: 'integer', minimum: 0 }
const DATE: Json = { type: 'string', format: 'date' }
const FLAG: Json = { type: 'boolean' }
const TEXT: Json = { type: 'string' }
const MARKET: Json = { enum: [...MARKETS] }
const TIME: Json = { ...COUNT, description: 'Seconds of the day, by the market’s clock' }
const PRICE: Json = { ...COUNT, description: 'In 1/10000 yuan: 128500 is 12.85' }
const PRICE_OR_NONE: Json = { ...PRICE, type: ['integer', 'null'] }
const LEVELS: Json = {
  type: 'array',
  maxItems: 5,
  items: { type: 'array', prefixItems: [PRICE, COUNT], minItems: 2, maxItems: 2 },
  description: 'Price in 1/10000 yuan and quantity, the best first',
}
/** Of a state that is told to whoever joins. */
const AGE: Json = { ageMs: { ...COUNT, description: 'How old the state is, where it is told to who joins' } }

const DECIMAL = (places: string): Json => ({ type: 'string', pattern: `^-?\\d+\\.\\d{${places}}$` })

export const EVENT_SCHEMAS: Readonly<Record<EventTopic, Json>> = {
  order: closed({ orderId: NO, clientNo: NO }),
  trade: closed({
    clientNo: NO,
    orderId: NO,
    tradeNo: TEXT,
    price: { ...DECIMAL('2,4'), description: 'In yuan' },
    quantity: COUNT,
    amount: { ...DECIMAL('2'), description: 'In yuan' },
  }),
  cash: closed({ clientNo: NO, cashAccountNo: NO }),
  quote: closed({
    type: { const: 'quote' },
    market: MARKET,
    code: TEXT,
    tradeDate: DATE,
    time: TIME,
    phase: { enum: [...MARKET_PHASES] },
    isSuspended: FLAG,
    previousClose: PRICE,
    open: PRICE_OR_NONE,
    high: PRICE_OR_NONE,
    low: PRICE_OR_NONE,
    last: PRICE_OR_NONE,
    close: PRICE_OR_NONE,
    volume: COUNT,
    amount: { ...COUNT, description: 'In fen: 128600 is 1,286.00' },
    bids: LEVELS,
    asks: LEVELS,
    upperLimit: PRICE_OR_NONE,
    lowerLimit: PRICE_OR_NONE,
  }),
  day: {
    anyOf: [
      closed({
        businessDate: DATE,
        phase: { enum: valuesOf(DAY_PHASE_WORDS) },
        clearingRun: COUNT,
        dayNo: COUNT,
      }),
      closed({ type: { const: 'announcement' }, tradeDate: DATE, time: TIME, text: ref('Texts') }),
    ],
  },
  clock: closed(
    {
      type: { const: 'clock' },
      tradeDate: DATE,
      time: TIME,
      mode: { enum: [...CLOCK_MODES] },
      speed: { type: 'number', description: 'Market seconds per real second; 0 while time stands still' },
      telling: COUNT,
      ...AGE,
    },
    ['type', 'tradeDate', 'time', 'mode', 'speed'],
  ),
  phase: closed(
    {
      type: { const: 'phase' },
      market: MARKET,
      tradeDate: DATE,
      time: TIME,
      phase: { enum: [...MARKET_PHASES] },
      ...AGE,
    },
    ['type', 'market', 'tradeDate', 'time', 'phase'],
  ),
  approval: closed({ approvalId: NO, status: { enum: valuesOf(APPROVAL_STATUS_WORDS) } }),
  job: closed(
    {
      jobNo: NO,
      functionCode: TEXT,
      tellerNo: COUNT,
      checkerNo: { type: ['integer', 'null'] },
      done: COUNT,
      of: { type: ['integer', 'null'] },
      what: { enum: ['begins', 'chunk', 'lines', 'ended'] },
    },
    ['jobNo'],
  ),
  exchange: closed({ pbuId: TEXT, market: MARKET, alarm: TEXT }),
  disk: closed({ isFull: FLAG, ...AGE }, ['isFull']),
}

/** 'order' → 'OrderEvent'. */
export const eventName = (topic: string): string => `${topic.charAt(0).toUpperCase()}${topic.slice(1)}Event`

export const EVENT_COMPONENTS: Json = Object.fromEntries(
  Object.entries(EVENT_SCHEMAS).map(([topic, schema]) => [eventName(topic), schema]),
)
