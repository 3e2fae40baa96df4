/**
 * Facts that fit no order: the reasons that the books give (any other reason is a text of the sender or the reader), and what a
 * teller does about them.
 */
import type { Words } from './words.ts'

export const UNPLACED_REASON_WORDS = {
  'unknown order': { zh: '找不到委托', en: 'Unknown order' },
  'of an earlier submission': { zh: '属于该委托此前的申报', en: 'Of an earlier submission of the order' },
  'the order was never sent': { zh: '委托从未报出', en: 'The order was never sent' },
  'impossible figures': { zh: '数字不合理', en: 'Impossible figures' },
  'a number that can be none': { zh: '编号无效', en: 'A number that can be none' },
  'of another market than the order': { zh: '市场与委托不符', en: 'Of another market than the order' },
  'of another trading unit than the order': {
    zh: '席位与委托不符',
    en: 'Of another trading unit than the order',
  },
  'of another security than the order': { zh: '证券与委托不符', en: 'Of another security than the order' },
  'of another securities account than the order': {
    zh: '股东账户与委托不符',
    en: 'Of another securities account than the order',
  },
  'of another side than the order': { zh: '买卖方向与委托不符', en: 'Of another side than the order' },
  'of another trade date than the order': {
    zh: '交易日与委托不符',
    en: 'Of another trade date than the order',
  },
  'at a price beyond the limit of the order': { zh: '价格超出委托限价', en: 'At a price beyond the limit' },
  'at a price outside the limits of the day': {
    zh: '价格超出当日涨跌幅',
    en: 'At a price outside the limits of the day',
  },
  'fills are missing here: the exchange counts more': {
    zh: '本方缺成交：交易所累计更多',
    en: 'Fills are missing here: the exchange counts more',
  },
  'fills are missing there: the exchange counts less': {
    zh: '交易所缺成交：其累计更少',
    en: 'Fills are missing there: the exchange counts less',
  },
  'filled and left do not make up the order': {
    zh: '累计与剩余之和不等于委托数量',
    en: 'Filled and left do not make up the order',
  },
  'another quantity or limit than the order': {
    zh: '数量或限价与委托不符',
    en: 'Another quantity or limit than the order',
  },
  'canceled, but the order had ended': {
    zh: '报撤单，但委托已终结',
    en: 'Canceled, but the order had ended',
  },
  'rejected, but the exchange had taken the order': {
    zh: '报废单，但交易所已接受',
    en: 'Rejected, but the exchange had taken the order',
  },
  'a trade of another order': { zh: '该成交属于另一委托', en: 'A trade of another order' },
  'a trade that was told before with other figures': {
    zh: '同一成交此前数字不同',
    en: 'A trade told before with other figures',
  },
  'booked, but more than the order asked for': {
    zh: '已入账，但超出委托数量',
    en: 'Booked, but more than the order asked for',
  },
  'booked, but the order had ended': { zh: '已入账，但委托已终结', en: 'Booked, but the order had ended' },
  'booked, but the order was taken for never sent': {
    zh: '已入账，但委托原以为未报出',
    en: 'Booked, but the order was taken for never sent',
  },
  'could not be stored': { zh: '无法存储', en: 'Could not be stored' },
  'the exchange has begun its numbers anew: open orders are asked for, reports may be lost': {
    zh: '交易所序号重新开始：已逐笔查询未了结委托，可能有回报丢失',
    en: 'The exchange has begun its numbers anew: open orders are asked for, reports may be lost',
  },
  'the exchange has lost its numbers: the line waits to be renumbered (X02)': {
    zh: '交易所序号丢失：线路等待重编序号（X02）',
    en: 'The exchange has lost its numbers: the line waits to be renumbered (X02)',
  },
  'too much came that cannot be taken: the line is closed until it is renumbered (X02)': {
    zh: '无法处理的消息过多：线路已关闭，待重编序号（X02）',
    en: 'Too much came that cannot be taken: the line is closed until it is renumbered (X02)',
  },
  'more messages that could not be read, not listed one by one': {
    zh: '更多无法读取的消息，未逐笔列出',
    en: 'More messages that could not be read, not listed one by one',
  },
} as const satisfies Words

export const UNPLACED_ACT_WORDS = {
  'place-at-order': { zh: '归入委托', en: 'Book it to an order' },
  'error-account': { zh: '入错账', en: 'To the error account' },
  nothing: { zh: '无需处理', en: 'Nothing to do' },
} as const satisfies Words
export type UnplacedAct = keyof typeof UNPLACED_ACT_WORDS
