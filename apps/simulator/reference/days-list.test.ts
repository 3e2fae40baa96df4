import { describe, expect, test } from 'vitest'
import { meaningOfCode } from '@guitai/core/rules/code-ranges.ts'
import { defaultParameters } from '@guitai/core/rules/default-parameters.ts'
import { instrumentId } from '@guitai/core/rules/instrument.ts'
import { daysList } from './days-list.ts'
import { REFERENCE_INSTRUMENTS } from './instruments.ts'

const parameters = defaultParameters()
const list = daysList(REFERENCE_INSTRUMENTS, { closes: new Map(), tradeDate: '2026-11-23', parameters })

describe('the reference instruments', () => {
  test('about a hundred, each once, of every kind and board', () => {
    expect(list.length).toBeGreaterThanOrEqual(100)
    expect(new Set(list.map(instrumentId)).size).toBe(list.length)
    const classes = new Set(
      list.map(({ market, kind, board, turnover }) => `${market} ${kind} ${board} ${turnover}`),
    )
    for (const market of ['XSHG', 'XSHE']) {
      for (const each of ['stock main T+1', 'etf main T+1', 'etf main T+0'])
        expect(classes).toContain(`${market} ${each}`)
      expect(list.some(each => each.market === market && each.isRiskWarning)).toBe(true)
    }
    for (const market of ['XSHG', 'XSHE']) {
      for (const kind of [
        'b-share',
        'lof',
        'reit',
        'convertible',
        'government-bond',
        'corporate-bond',
        'repo',
      ])
        expect(list.some(each => each.market === market && each.kind === kind)).toBe(true)
    }
    expect(classes).toContain('BJSE stock beijing T+1')
    expect(classes).toContain('XSHG stock star T+1')
    expect(classes).toContain('XSHE stock chinext T+1')
  })

  test.each(list.map(each => [instrumentId(each), each] as const))(
    '%s: code and kind agree',
    (_id, instrument) => {
      const meaning = meaningOfCode(parameters, {
        market: instrument.market,
        code: instrument.code,
        date: '2026-11-23',
      })
      expect(meaning?.kind).toBe(instrument.kind)
      expect(meaning?.currency).toBe(instrument.currency)
      if (instrument.kind !== 'etf') expect(meaning?.board).toBe(instrument.board)
    },
  )
})

describe('daysList', () => {
  test('the close of the day before becomes the previous close, with limits from it', () => {
    const next = daysList(REFERENCE_INSTRUMENTS, {
      closes: new Map([['600000.XSHG', 100_500]]),
      tradeDate: '2026-11-24',
      parameters,
    })
    expect(next.find(each => each.code === '600000')).toMatchObject({
      previousClose: 100_500,
      upperLimit: 110_600,
      lowerLimit: 90_500,
    })
  })

  const base = REFERENCE_INSTRUMENTS[0]
  const days: [string, string, number, boolean][] = [
    ['2026-11-23', 'first day', 1, false],
    ['2026-11-20', 'second day, over a weekend', 2, false],
    ['2026-11-17', 'fifth day', 5, false],
    ['2026-11-16', 'sixth day', 6, true],
    ['2001-01-01', 'long listed', 0, true],
  ]

  test.each(days)('listed on %s: %s', (listedOn, _name, listingDay, hasLimits) => {
    if (base === undefined) throw new Error('no instruments')
    const [instrument] = daysList([{ ...base, listedOn }], {
      closes: new Map(),
      tradeDate: '2026-11-23',
      parameters,
    })
    expect(instrument?.listingDay).toBe(listingDay)
    expect(instrument?.upperLimit !== undefined).toBe(hasLimits)
  })

  test.each([
    ['2026-11-22', 36_400],
    ['2026-11-23', 0],
    ['2026-11-24', 100],
    ['2027-02-24', 9_300],
  ])('interest of 3.65 a year paid on 23 November has accrued to %s', (tradeDate, accrued) => {
    if (base === undefined) throw new Error('no instruments')
    const bond = { ...base, kind: 'government-bond', coupon: 36_500, interestPaidOn: '2016-11-23' } as const
    expect(daysList([bond], { closes: new Map(), tradeDate, parameters })[0]?.accruedInterest).toBe(accrued)
  })

  test('what is not listed yet is not on the list', () => {
    if (base === undefined) throw new Error('no instruments')
    expect(
      daysList([{ ...base, listedOn: '2026-11-24' }], {
        closes: new Map(),
        tradeDate: '2026-11-23',
        parameters,
      }),
    ).toEqual([])
  })
})
