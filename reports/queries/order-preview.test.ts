import { describe, expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { orderPreview } from './order-preview.ts'

const { read, execute } = reportDatabase()

describe('order-preview', () => {
  test('a buy: available money, and the most it buys with its fees', async () => {
    const { rows } = await read(orderPreview, {
      clientNo: 10000001,
      instrument: '600000.XSHG',
      side: 'buy',
      price: '10.00',
    })
    // 9,700 shares cost 97,000.00 and 24.25 commission at 0.025 %, 0.97 transfer fee; 9,800 would need more than 97,999.88.
    expect(rows[0]).toMatchObject({ available: '97999.88', mostQuantity: 9700, lot: 100, tick: '0.01' })
  })

  test('without a price the upper limit counts', async () => {
    const [dear, cheap] = await Promise.all([
      read(orderPreview, { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy' }),
      read(orderPreview, { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy', price: '0.01' }),
    ])
    expect(Number(dear.rows[0]?.['mostQuantity'])).toBeLessThan(Number(cheap.rows[0]?.['mostQuantity']))
  })

  test('a sale: what is sellable', async () => {
    const { rows } = await read(orderPreview, {
      clientNo: 10000001,
      instrument: '600000.XSHG',
      side: 'sell',
      price: '10.00',
    })
    expect(rows[0]?.['mostQuantity']).toBe(rows[0]?.['sellable'])
  })

  test('warns of a price outside the effective range while trading is continuous', async () => {
    await execute(`insert into quotes.quote (instrument, content) values ('600000.XSHG', '{"phase":"continuous","bids":[[99900,100]],"asks":[[100000,100]],"last":100000}')
      on conflict (instrument) do update set content = excluded.content`)
    const isOutside = async (price: string): Promise<unknown> =>
      (await read(orderPreview, { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy', price }))
        .rows[0]?.['isOutsideCage']
    expect(await isOutside('10.20')).toBe(false)
    expect(await isOutside('10.21')).toBe(true)
  })

  test('nothing for an unknown instrument', async () => {
    expect(
      (await read(orderPreview, { clientNo: 10000001, instrument: '999999.XSHG', side: 'buy' })).rows,
    ).toEqual([])
  })
})
