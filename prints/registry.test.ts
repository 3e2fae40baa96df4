/** Rules that hold for every print. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportDatabase } from '../tests/support/report-database.ts'
import { templateOf, type AnyPrint } from './frame/define-print.ts'
import { PRINTS } from './registry.generated.ts'
import type { PrintValue } from './frame/define-print.ts'
import { present } from '@guitai/core/base/assert.ts'
import { typeset } from '@guitai/adapters/print/typeset.ts'
import { boxesIn, printedText, readDocument, textOf } from './testing/printed.ts'

const database = reportDatabase()
const named = PRINTS.map((print): [string, AnyPrint] => [print.name, print])
const NOBODY = {
  voucherNo: 999,
  clientNo: 999,
  orderId: 999,
  freezeNo: 999,
  transferNo: 999,
}

test('names are told apart', () => {
  expect(new Set(PRINTS.map(print => print.name)).size).toBe(PRINTS.length)
})

test.each(named)('%s has a template, titled terms and an owner', (_, print) => {
  expect(existsSync(join(import.meta.dirname, 'templates', `${templateOf(print)}.typ`))).toBe(true)
  expect((print.terms as { additionalProperties?: unknown }).additionalProperties).toBe(false)
  for (const property of Object.values(print.terms.properties)) expect(property).toHaveProperty('x-title')
  expect(print.of.length).toBeGreaterThan(0)
})

const asked = named.filter(([, { terms }]) => (terms.required ?? []).length > 0)

test.each(asked)('%s of what is not there is none', async (_, print) => {
  const other = {
    from: '2026-11-01',
    to: '2026-11-23',
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    quantity: 100,
  }
  const all: Record<string, unknown> = { ...other, ...NOBODY }
  const terms = Object.fromEntries((print.terms.required ?? []).map(name => [name, all[name]]))
  expect(await readDocument(database, print, terms)).toBeUndefined()
})

test('the first copy is not marked, the second is, a momentary one never', async () => {
  const voucher = PRINTS.find(print => print.name === 'cash-voucher') as AnyPrint
  expect(await printedText(database, voucher, { voucherNo: 1 })).not.toContain('补打')
  expect(await printedText(database, voucher, { voucherNo: 1 }, 3)).toContain('补打 第 2 次 Reprint No. 2')
  const balances = PRINTS.find(print => print.name === 'client-balances') as AnyPrint
  expect(await printedText(database, balances, { clientNo: 10000001 }, 3)).not.toContain('补打')
})

/** A document of each print among the sample books. */
const SAMPLES: Readonly<Record<string, object>> = {
  'all-tills-summary': {},
  'cash-voucher': { voucherNo: 1 },
  'client-balances': { clientNo: 10000001 },
  'client-journal': { clientNo: 10000001, from: '2026-11-01', to: '2026-11-23' },
  'closing-certificate': { clientNo: 10000002 },
  'custody-transfer-form': { transferNo: 7 },
  'day-end-record': {},
  'freeze-notice': { freezeNo: 1 },
  'opening-certificate': { clientNo: 10000001 },
  'order-contract': { orderId: 11 },
  'order-contract-draft': {
    clientNo: 10000001,
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: '10.00',
    quantity: 100,
  },
  'securities-voucher': { voucherNo: 2 },
  'till-summary': {},
}

/** Of Unicode's second plane, which the usual Chinese fonts do not have, and which persons are called. */
const RARE = '𠮷𪻐'
/** Of the third plane: no font of ours has it. */
const NOWHERE = '𰀀'

function withRare(value: PrintValue): PrintValue {
  if (typeof value === 'string') return `${value}${RARE}${NOWHERE}`
  if (Array.isArray(value)) return value.map(withRare)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withRare(one)]))
}

test.each(named)('%s shows any character wherever a text stands, or names it', async (_, print) => {
  await database.execute(
    "update current.client set status = 'closed', closed_on = '2026-11-23' where client_no = 10000002",
  )
  await database.execute(
    "insert into current.custody_transfer (transfer_no, client_no, kind, market, securities_account_id, holding_no, instrument_no, quantity, from_unit, to_unit, fee, cash_account_no, status, requested_on, ended_on, reason, teller_no) values (7, 10000001, 'transfer-out', 'XSHE', '0100000001.XSHE', 5, 1002, 12300, '654321', '390123', 3000, 1000000101, 'held', '2026-11-23', null, '', 1001) on conflict do nothing",
  )
  const read = await readDocument(database, print, present(SAMPLES[print.name], `a sample of ${print.name}`))
  const { content } = present(read, 'document')
  const copy = { copyNo: 1, isMomentary: false }
  const at = Date.UTC(2026, 10, 23, 2)
  expect(await boxesIn(typeset(templateOf(print), content, { copy, at }))).toBe(0)
  const pdf = typeset(templateOf(print), withRare(content) as typeof content, { copy, at })
  expect(await boxesIn(pdf)).toBe(0)
  const text = await textOf(pdf)
  for (const part of ['𠮷', '𪻐', '〔U+30000〕']) expect(text).toContain(part)
})
