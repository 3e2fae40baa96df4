/** The largest figures and the longest names that the books can hold: on paper nothing touches its neighbour or the margin. */
import { typeset } from '@guitai/adapters/print/typeset.ts'
import { expect, test } from 'vitest'
import { getDocumentProxy } from 'unpdf'
import { fact } from './frame/facts.ts'
import { moneyWithSign } from './frame/texts.ts'

const MOST = '99,999,999,999.99'
const NAME = '中国（上海）自由贸易试验区临港新片区股权投资管理合伙企业'
const MASKED = `中${'*'.repeat(59)}`
const A4_WIDTH = 595

const head = {
  firm: { zh: '柜台证券股份有限公司', en: 'Guitai' },
  branch: { zh: '南京路营业部', en: 'Nanjing Road' },
  title: { zh: '单据', en: 'Document' },
  businessDate: '2026-11-23',
  printedBy: '1001 王柜员',
}
const client = [
  fact({ zh: '客户名称', en: 'Name' }, MASKED),
  fact({ zh: '客户号', en: 'Client number' }, '10000001'),
]
const most = (count: number): string[] => Array.from({ length: count }, () => MOST)
const asset = { words: '人民币玖佰玖拾玖亿元整', figures: moneyWithSign(9_999_999_999_999, 'CNY') }
const account = `上海 A100000001`
const paper = `600000 ${'浦发银行'.repeat(2)}`

const documents: Readonly<Record<string, object>> = {
  'client-balances': {
    client,
    cash: [
      ['10000001012345', '人民币', ...most(7)],
      ['10000001012346', '美元', ...most(7)],
    ],
    holdings: [[paper, account, ...most(6)]],
    assets: [asset],
  },
  'client-journal': {
    client,
    period: '2026年11月1日 至 2026年11月30日',
    lines: [['2026-11-23 09:30:02', '红冲蓝补（收）', paper, MOST, MOST, MOST, `${NAME}${'X'.repeat(60)}`]],
    totals: [['人民币', '5,000', ...most(4)]],
    isCut: false,
  },
  'till-summary': {
    date: '2026年11月23日',
    teller: '1001 王柜员',
    tills: [['人民币', ...most(6), '已结账']],
    business: [['转托管转出', '人民币', '100,000', ...most(3)]],
    denominations: [['人民币', '100.00', '1,000,000', MOST]],
  },
  'all-tills-summary': {
    date: '2026年11月23日',
    tills: [['1001 王柜员', '人民币', ...most(6), '已结账']],
    totals: [['人民币', ...most(5)]],
    business: [['1001 王柜员', '转托管转出', '人民币', '100,000', ...most(3)]],
  },
}

interface Piece {
  text: string
  left: number
  right: number
  baseline: number
}

async function piecesOf(pdf: Uint8Array): Promise<Piece[]> {
  const page = await (await getDocumentProxy(pdf)).getPage(1)
  const { items } = await page.getTextContent()
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [left = 0, baseline = 0] = (item.transform as number[]).slice(4)
    return [{ text: item.str, left, right: left + item.width, baseline }]
  })
}

test.each(Object.entries(documents))('%s', async (template, content) => {
  const pdf = typeset(
    template,
    { head, ...content },
    { copy: { copyNo: 1, isMomentary: true }, at: 1_800_000_000_000 },
  )
  const pieces = await piecesOf(new Uint8Array(pdf))
  expect(pieces.filter(({ text }) => text.includes(MOST)).length).toBeGreaterThan(3)
  expect(pieces.filter(({ right }) => right > A4_WIDTH - 50)).toEqual([])
  const touching = pieces.flatMap((one, index) =>
    pieces.slice(index + 1).flatMap(other => (overlap(one, other) ? [[one.text, other.text]] : [])),
  )
  expect(touching).toEqual([])
})

function overlap(one: Piece, other: Piece): boolean {
  const isBeside = Math.abs(one.baseline - other.baseline) < 4
  return isBeside && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
}
