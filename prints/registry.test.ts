/** Rules that hold for every print. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportDatabase } from '../tests/support/report-database.ts'
import { templateOf, type AnyPrint } from './frame/define-print.ts'
import { PRINTS } from './registry.generated.ts'
import { printedText, readDocument } from './testing/printed.ts'

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
