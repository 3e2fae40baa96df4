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
    // 9,700 shares cost 97,000.00, 24.25 commission at 0.025 % and 0.97 transfer fee; 9,800 would need more than 97,999.88.
    expect(rows[0]).toMatchObject({ available: '97999.88', mostQuantity: 9700, lot: 100, tick: '0.01' })
  })

  test('what the order contract states: amount, fees, and what would be refused', async () => {
    const order = { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy' }
    const good = await read(orderPreview, { ...order, price: '10.00', quantity: 100 })
    expect(good.rows[0]).toMatchObject({
      amount: '1000.00',
      commission: '5.00',
      otherFees: '0.06',
      warnings: [],
    })
    const wrong = await read(orderPreview, { ...order, price: '12.001', quantity: 1_000_000 })
    expect(wrong.rows[0]?.['warnings']).toMatchObject([
      { zh: '价格不符合最小变动单位' },
      { zh: '价格超出涨跌停 9.00 – 11.00' },
      { zh: '超过最大可委托数量' },
    ])
  })

  test('the order types of the market, each with its phases and whether it wants a price', async () => {
    const { rows } = await read(orderPreview, { clientNo: 10000001, instrument: '600000.XSHG', side: 'buy' })
    expect(rows[0]?.['orderTypes']).toContainEqual({
      orderType: 'own-best',
      phases: ['continuous'],
      needsPrice: true,
    })
    expect(JSON.stringify(rows[0]?.['orderTypes'])).not.toContain('fill-or-kill')
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

  test('a sale: of two accounts of a market the one that has more', async () => {
    await execute(`insert into current.securities_account (securities_account_id, market, client_no, cash_account_no, status, trading_unit)
        values ('A999999999.XSHG', 'XSHG', 10000001, 1000000101, 'normal', '20001');
      insert into current.holding (holding_no, client_no, securities_account_id, instrument_no, trading_unit, share_nature, settled, on_hold, frozen, restricted, cost)
        select 999, 10000001, 'A999999999.XSHG', instrument_no, '', '', 5000000, 0, 0, 0, 0 from current.instrument where code = '600000'`)
    const sale = { clientNo: 10000001, instrument: '600000.XSHG', side: 'sell', price: '10.00' }
    expect((await read(orderPreview, sale)).rows[0]).toMatchObject({ sellable: 5_000_000 })
    await execute(`delete from current.holding where holding_no = 999;
      delete from current.securities_account where securities_account_id = 'A999999999.XSHG'`)
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

  test('bonds cost what has accrued on top; lending is bought with money, borrowing with pledged bonds', async () => {
    const listed = (no: number, code: string, kind: string, accrued: string): string =>
      `(${no}, 'XSHG', '${code}', '${code}', '', '${kind}', 'main', 'CNY', 'T+0', '2016-08-24', 0, false, false, false, 1000000, null, null, ${accrued})`
    await execute(
      `insert into current.instrument values ${listed(1011, '019547', 'government-bond', '25000')}, ${listed(1012, '204001', 'repo', 'null')}`,
    )
    const most = async (code: string, side: string, price: string): Promise<unknown> =>
      (await read(orderPreview, { clientNo: 10000001, instrument: `${code}.XSHG`, side, price })).rows[0]?.[
        'mostQuantity'
      ]
    // 97,999.88 buys no lot at 95.50 and 2.50; at 95.40 it does, with 19.58 of commission.
    expect(await most('019547', 'buy', '95.50')).toBe(0)
    expect(await most('019547', 'buy', '95.40')).toBe(100_000)
    expect(await most('204001', 'sell', '2.000')).toBe(97_000)
    expect(await most('204001', 'buy', '2.000')).toBe(0)
    // 10,000 of face value at 0.96, of which 2,000 are lent already and 3,000 are being borrowed.
    await execute(`insert into current.holding (holding_no, client_no, securities_account_id, instrument_no, trading_unit, share_nature, settled, on_hold, frozen, restricted, cost)
        values (1000000000099, 10000001, 'A100000001.XSHG', 1011, '', 'pledged', 10000, 0, 0, 0, 0);
      insert into current.repo values (9, 'K9', 10000001, 1000000101, 'A100000001.XSHG', 'XSHG', 1012, 'borrow', 200000, 20000,
        '2026-11-20', '2026-11-23', '2026-11-27', '2026-11-30', 33, 'open');
      insert into current.orders (order_id, trade_date, client_no, cash_account_no, securities_account_id, holding_no, instrument_no, market, trading_unit,
        side, order_type, price, quantity, channel, teller_no, entered_at, hold_price, hold_cash, hold_shares, status, cl_ord_id, filled_quantity)
        values (99, '2026-11-23', 10000001, 1000000101, 'A100000001.XSHG', 0, 1012, 'XSHG', '12345', 'buy', 'limit', 20000, 4000, 'counter', 1001,
          '2026-11-23 10:00+08', 20000, 0, 0, 'partiallyFilled', 'X99', 1000)`)
    expect(await most('204001', 'buy', '2.000')).toBe(4_000)
  })

  test('nothing for an unknown instrument', async () => {
    expect(
      (await read(orderPreview, { clientNo: 10000001, instrument: '999999.XSHG', side: 'buy' })).rows,
    ).toEqual([])
  })
})
