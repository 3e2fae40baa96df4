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

  test('what a teller has set counts from its date', async () => {
    const most = async (): Promise<unknown> =>
      (
        await read(orderPreview, {
          clientNo: 10000001,
          instrument: '600000.XSHG',
          side: 'buy',
          price: '10.00',
        })
      ).rows[0]?.['mostQuantity']
    const set = (no: number, from: string): Promise<void> =>
      execute(
        `insert into current.parameter values (${no}, 'lots', 'stock', '${from}', '${JSON.stringify({
          key: 'stock',
          from,
          source: 'test',
          minimumBuy: 1000,
          buyStep: 1000,
          minimumSell: 100,
          sellStep: 100,
          maximumLimit: 1_000_000,
          maximumMarket: 1_000_000,
          maximumAfterHours: 1_000_000,
        })}', false, 1001, '2026-11-20 10:00:0${no}+08', 'test', null, null)`,
      )
    await set(1, '2099-01-05')
    expect(await most()).toBe(9700)
    await set(2, '2020-01-06')
    expect(await most()).toBe(9000)
    await execute(
      'update current.parameter set is_withdrawn = true, withdrawn_by = 1, withdrawn_at = now() where parameter_no = 2',
    )
    expect(await most()).toBe(9700)
  })

  test('nothing for an unknown instrument', async () => {
    expect(
      (await read(orderPreview, { clientNo: 10000001, instrument: '999999.XSHG', side: 'buy' })).rows,
    ).toEqual([])
  })
})
