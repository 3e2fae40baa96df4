import { describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { InvalidReportInput } from '../frame/invalid-report-input.ts'
import { orders } from './orders.ts'

const { read } = reportDatabase()

describe('orders', () => {
  test.each([
    ['the business day and after by default', {}, [14, 13, 12, 11]],
    ['one date', { date: '2026-11-23' }, [13, 12, 11]],
    ['a date in history', { date: '2026-11-20' }, [2]],
    ['a date in the archive', { date: '2025-06-02' }, [1]],
    ['a period over all', { from: '2025-01-01', to: '2026-12-31' }, [14, 13, 12, 11, 2, 1]],
    ['up to a date', { to: '2026-11-20' }, [2, 1]],
    ['a client by name', { client: '张三' }, [14, 13, 11]],
    ['an instrument', { instrument: '000001.XSHE' }, [14]],
    ['a market', { market: 'XSHG' }, [13, 12, 11]],
    ['a side', { side: 'sell' }, [12]],
    ['a status', { status: 'queued' }, [14, 13]],
    ['what has not ended', { status: 'open' }, [14, 13, 12]],
    ['a channel', { channel: 'phone' }, [12]],
    ['a teller', { teller: 0 }, [14]],
    ['an order number', { orderId: 11 }, [11]],
    ['several at once', { client: '10000001', side: 'buy', status: 'filled' }, [11]],
    ['nothing', { date: '2020-01-01' }, []],
  ])('are found by %s', async (_, input, expected) => {
    expect(columnsOf(await read(orders, input), 'orderId').flat()).toEqual(expected)
  })

  test('a line says all of an order', async () => {
    const { rows } = await read(orders, { orderId: 11 })
    expect(rows).toEqual([
      expect.objectContaining({
        enteredAt: '2026-11-23T09:30:01.5+08:00',
        clientName: '张三',
        code: '600000',
        name: '浦发银行',
        side: 'buy',
        price: '10.00',
        quantity: 100,
        filledQuantity: 100,
        filledAmount: '1000.00',
        fees: '5.06',
        holdCash: '0.00',
        status: 'filled',
        clOrdId: 'O00000000B',
        exchangeOrderId: 'X1',
      }),
    ])
  })

  test('total lines are over all that matches, and come with the first page', async () => {
    const first = await read(orders, { limit: 1 })
    expect(first.totals).toEqual([
      {
        rows: 4,
        currency: 'CNY',
        quantity: 600,
        filledQuantity: 300,
        filledAmount: '3020.00',
        fees: '11.20',
        holdCash: '1495.06',
      },
    ])
    expect((await read(orders, { limit: 1, after: first.next })).totals).toBeNull()
  })

  test('pages follow one another without gap or repeat', async () => {
    const seen: unknown[] = []
    let after: string | null | undefined
    do {
      const page = await read(orders, {
        from: '2025-01-01',
        limit: 4,
        ...(after === undefined ? {} : { after }),
      })
      seen.push(...columnsOf(page, 'orderId').flat())
      after = page.next
    } while (after !== null)
    expect(seen).toEqual([14, 13, 12, 11, 2, 1])
  })

  test.each([
    'x',
    'W10',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('[{}]').toString('base64url'),
    Buffer.from('[1.5]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ])('a cursor that is none is refused: %s', async after => {
    await expect(read(orders, { after })).rejects.toThrow(InvalidReportInput)
  })
})
