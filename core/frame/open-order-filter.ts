/** The conditions that select open orders, the same for the list shown first and for the cancels that follow. */
import { Type, type Static } from 'typebox'
import { Choice, ClientNo, InstrumentId, MarketField, PriceField, SideField, Text } from './fields.ts'
import { ORDER_CHANNEL_WORDS } from '../words/channel.ts'
import { titled } from './schema-notes.ts'

const TimeField = (title: { zh: string; en: string }) =>
  Type.String({
    ...titled(title, { 'x-example': '09:30' }),
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
  })

export const OpenOrderFilter = {
  clientNo: Type.Optional(ClientNo),
  instrument: Type.Optional(InstrumentId),
  side: Type.Optional(SideField),
  market: Type.Optional(MarketField),
  channel: Type.Optional(Choice({ zh: '委托方式', en: 'Channel' }, ORDER_CHANNEL_WORDS)),
  tradingUnit: Type.Optional(Text({ zh: '席位号', en: 'Trading unit' }, 6)),
  timeFrom: Type.Optional(TimeField({ zh: '委托时间从', en: 'Entered from' })),
  timeTo: Type.Optional(TimeField({ zh: '委托时间至', en: 'Entered until' })),
  priceFrom: Type.Optional(PriceField({ zh: '价格从', en: 'Price from' })),
  priceTo: Type.Optional(PriceField({ zh: '价格至', en: 'Price to' })),
}

const Filter = Type.Object(OpenOrderFilter)
export type OpenOrderFilterInput = Static<typeof Filter>
