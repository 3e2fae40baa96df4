/** Tests with real threads and real pages: what the printer returns, refuses and survives. */
import { afterEach, expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { Printer, PrinterBusy, PrintFailed, type PrintJob, type PrinterOptions } from './printer.ts'

const open: Printer[] = []
afterEach(async () => {
  for (const printer of open.splice(0)) await printer.close()
})

function printer(options: PrinterOptions = {}): Printer {
  const one = new Printer(options)
  open.push(one)
  return one
}

const head = {
  firm: { zh: '柜台证券', en: 'Guitai' },
  branch: { zh: '第 1 营业部', en: 'Branch No. 1' },
  title: { zh: '资金业务凭证', en: 'Cash Voucher' },
  businessDate: '2026-11-23',
  printedBy: '1001',
}

function voucher(summary: string, copyNo = 1): PrintJob {
  const facts = [{ zh: '摘要', en: 'Summary', value: summary, isWide: true }]
  const content = {
    head,
    facts,
    voucherNo: '7',
    words: '人民币壹元整',
    figures: '¥1.00',
    isRed: false,
    remark: { value: '', isRed: false },
    signers: [],
  }
  return { template: 'cash-voucher', content, copy: { copyNo, isMomentary: false }, at: 1_800_000_000_000 }
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

test('a document, then many at once, each its own', async () => {
  const one = printer()
  expect(await textOf(await one.print(voucher('第一张')))).toContain('第一张')
  const names = Array.from({ length: 20 }, (_, index) => `第${index}号`)
  const pages = await Promise.all(names.map(name => one.print(voucher(name))))
  expect(await Promise.all(pages.map(async page => /第\d+号/.exec(await textOf(page))?.[0]))).toEqual(names)
})

test.each([
  '#panic("x")',
  '$ x $ *bold* _it_ @ref <label> \\',
  '<script>&',
  '“”、《》『㊣①',
  '张三 #let a = 1',
])('what looks like a command is only a text: %s', async text => {
  const found = await textOf(await printer().print(voucher(text)))
  expect(found.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
})

test('the same content at the same time is the same file', async () => {
  const one = printer()
  const [first, second] = [await one.print(voucher('同')), await one.print(voucher('同'))]
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
})

test('a document that cannot be set fails alone', async () => {
  const one = printer()
  const [bad, good] = await Promise.allSettled([
    one.print({ ...voucher('x'), content: {} }),
    one.print(voucher('好')),
  ])
  expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'PrintFailed' } })
  expect(good.status).toBe('fulfilled')
})

test('more than may wait is refused; those who wait get their pages', async () => {
  const one = printer({ mostWaiting: 1 })
  const [first, second] = [one.print(voucher('一')), one.print(voucher('二'))]
  await expect(one.print(voucher('三'))).rejects.toThrow(PrinterBusy)
  expect((await Promise.all([first, second])).every(page => page.length > 0)).toBe(true)
})

test('what takes too long is given up, the next one too, and nobody waits for ever', async () => {
  const one = printer({ timeoutMs: 1 })
  for (const name of ['慢', '又慢']) await expect(one.print(voucher(name))).rejects.toThrow(PrintFailed)
})

test('closing ends what waits', async () => {
  const one = printer()
  const waiting = Promise.allSettled([one.print(voucher('一')), one.print(voucher('二'))])
  await one.close()
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(one.print(voucher('三'))).rejects.toThrow(PrintFailed)
})

test('what no font has is known before it is printed', () => {
  expect(printer().unprintable(voucher('王𠮷㼆𪻐〇，A🏦\u3000').content)).toEqual(['🏦 (U+1F3E6)'])
})

test('a folder of fonts that is not there is told at once', () => {
  expect(() => printer({ ownFonts: '/no/such/folder' }).unprintable({})).toThrow('ENOENT')
})
