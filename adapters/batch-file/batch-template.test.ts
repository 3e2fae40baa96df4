/** The template in each form and language: as it is it holds no order; with a line below its header it is read. */
import { readXlsx, writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { batchTemplate } from './batch-template.ts'
import { readBatchFile } from './read-batch-file.ts'

const LINES = {
  zh: ['10000001', '600000', '上海', '买入', '限价', '10.00', '1,000'],
  en: ['10000001', '600000', 'Shanghai', 'Buy', 'Limit', '10.00', '1,000'],
}
const READ = {
  lines: [
    {
      clientNo: 10000001,
      instruments: ['600000.XSHG'],
      side: 'buy',
      orderType: 'limit',
      price: 100_000,
      size: { by: 'quantity', quantity: 1000 },
    },
  ],
  ignored: [],
}

test.each(['zh', 'en'] as const)('CSV in %s', async language => {
  const template = Buffer.from(await batchTemplate('csv', language))
  expect(await readBatchFile(template)).toMatchObject({ wrong: { zh: '只有表头，没有委托' } })
  const line = LINES[language].map(cell => `"${cell}"`).join(',')
  expect(await readBatchFile(Buffer.concat([template, Buffer.from(line)]))).toMatchObject(READ)
})

test.each(['zh', 'en'] as const)('Excel in %s', async language => {
  const template = await batchTemplate('xlsx', language)
  expect(await readBatchFile(template)).toMatchObject({ wrong: { zh: '只有表头，没有委托' } })
  const { sheets } = await readXlsx(template)
  const [sheet = { name: '', rows: [] }] = sheets
  const filled = await writeXlsx({ sheets: [{ name: sheet.name, rows: [...sheet.rows, LINES[language]] }] })
  expect(await readBatchFile(filled)).toMatchObject(READ)
})
