/**
 * X03 系统初始化 — opens the trading day: the business date changes, and the markets wait for their lists. It is refused a second
 * time, before the day end is done, and before its day lies in history (E28). Yesterday's purchases become sellable by comparing dates; no holding is rewritten.
 *
 * The date must be the next trading day of the calendar after the last closed one, because repos, settlements, evening orders
 * and interest have dates by that calendar. A trading day that is cancelled is first taken out of the calendar, with approval.
 * The first day of an installation may be any trading day. Warnings about the calendar are part of the answer and no refusal.
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import { MARKETS } from '../../base/market.ts'
import { dayPlan } from '../../rules/day-plan.ts'
import { calendarOf, calendarWarnings, isTradingDay, nextTradingDay } from '../../rules/calendar.ts'
import { checkTime, stepOf } from '../../procedures/day/day-step.ts'
import { isTakenBack } from '../../procedures/day/step-state.ts'
import { expireApprovals } from '../../procedures/day/expire-approvals.ts'
import { BusinessDateField, ListOf, Message, NOTE } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, DateField } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { rejectionMessage } from '../../frame/rejections.ts'
import { WARNING_WORDS } from '../../words/warning.ts'
import { only } from '../../words/words.ts'

export const startOfDay = defineFunction({
  code: 'X03',
  name: 'start-of-day',
  title: { zh: '系统初始化', en: 'Start of day' },
  module: 'conversion',
  kind: 'batch',
  isOfFirm: true,
  phases: 'any',
  isFinal: true,
  input: Type.Object({ tradeDate: DateField({ zh: '交易日', en: 'Trading day' }) }),
  answer: Type.Object({
    businessDate: BusinessDateField,
    warnings: ListOf(
      NOTE,
      Type.Object({
        code: Choice(NOTE, only(WARNING_WORDS, 'holidays_unknown', 'calendar_ends_soon')),
        message: Message,
      }),
    ),
  }),
  rejections: [
    'day_already_open',
    'day_end_not_done',
    'day_not_moved',
    'date_in_the_past',
    'not_a_trading_day',
    'not_the_next_trading_day',
    'step_too_early',
  ],
  keys: () => [],

  decide(books, { tradeDate }, meta) {
    if (books.day.phase === 'open') return reject('day_already_open')
    if (books.day.phase !== 'closed') return reject('day_end_not_done')
    if (isTakenBack(books)) return reject('day_end_not_done')
    if (books.day.dayNo > 0 && stepOf(books, 'E28')?.status !== 'done') return reject('day_not_moved')
    if (tradeDate <= books.day.businessDate) return reject('date_in_the_past', 'tradeDate')
    const { holidays } = books.parameters
    const calendar = calendarOf(holidays)
    if (!isTradingDay(calendar, tradeDate)) return reject('not_a_trading_day', 'tradeDate')
    const next = nextTradingDay(calendar, books.day.businessDate)
    if (books.day.dayNo > 0 && tradeDate !== next)
      return reject('not_the_next_trading_day', 'tradeDate', { next })
    const opening = dayPlan(books.parameters, tradeDate).find(({ functionCode }) => functionCode === 'X03')
    const problem = checkTime(opening, tradeDate, meta)
    if (problem !== undefined) return problem
    const warnings = calendarWarnings(holidays, tradeDate).map(({ code, values }) => ({
      code,
      message: rejectionMessage(code, values),
    }))
    return accept({ businessDate: tradeDate, warnings }, [
      ...expireApprovals(books),
      { kind: 'setDay', businessDate: tradeDate, phase: 'open' },
      ...MARKETS.map(market =>
        saved('market', books.markets.get(market), {
          market,
          tradeDate,
          listed: false,
          streamComplete: false,
        }),
      ),
    ])
  },
})
