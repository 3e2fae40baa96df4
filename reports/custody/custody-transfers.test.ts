import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { custodyTransfers } from './custody-transfers.ts'

const { read, execute } = reportDatabase()

beforeAll(() =>
  execute(`insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no,
    instrument_no, quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no, cost,
    is_cost_provisional) values
    (1, 10000001, 'transfer-out', 'XSHE', '0100000001.XSHE', 5, 1001, 400, '654321', '399001', 3000, 1000000101, 'sent', '2026-11-20', null, '', 1001, 36000, false),
    (2, 10000001, 'transfer-in', 'XSHE', '0100000001.XSHE', 5, 1001, 200, '399001', '654321', 0, 1000000101, 'confirmed', '2026-11-23', '2026-11-23', '', 0, 20000, true),
    (3, 10000002, 'revoke-designation', 'XSHG', 'A100000002.XSHG', 0, 0, 0, '12345', '', 0, 1000000201, 'refused', '2026-11-23', '2026-11-23', '有在途', 1001, 0, false)`),
)

test('of the day, latest first', async () => {
  const found = columnsOf(
    await read(custodyTransfers),
    'transferNo',
    'kind',
    'status',
    'holdingNo',
    'code',
    'quantity',
    'fee',
    'cost',
    'isCostProvisional',
    'reason',
  )
  expect(found).toEqual([
    [3, 'revoke-designation', 'refused', null, null, null, '0.00', '0.00', false, '有在途'],
    [2, 'transfer-in', 'confirmed', 5, '600000', 200, '0.00', '200.00', true, ''],
  ])
})

test.each([
  [{ state: 'under-way' }, [1]],
  [{ state: 'under-way', from: '2026-11-23' }, []],
  [{ state: 'confirmed' }, [2]],
  [{ client: '10000002' }, [3]],
  [{ from: '2026-11-20', to: '2026-11-22' }, [1]],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(custodyTransfers, input), 'transferNo').flat()).toEqual(expected)
})
