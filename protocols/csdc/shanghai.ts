/**
 * The tables that the depository in Shanghai sends a participant after the close (结算参与人版 V3.102). They are DBF, and every field is a
 * text, also the numbers, which are right-aligned. Money to be paid is negative.
 */
import { dateText, label, moneyText, priceText, sharesText, text } from '../dbf/fields.ts'
import type { DbfLayout, DbfRow } from '../dbf/layout.ts'

/** 结算明细: 01 what is guaranteed, 02 what is to be paid without a guarantee, 03 what came of it. */
export const JSMX = {
  name: 'jsmx',
  version: '3.102',
  fields: {
    SCDM: text(2, '市场代码'),
    JLLX: text(3, '记录类型'),
    JYFS: text(3, '交易方式'),
    JSFS: text(3, '交收方式'),
    YWLX: text(3, '业务类型'),
    QSBZ: text(3, '清算标志'),
    GHLX: text(3, '过户类型'),
    JSBH: text(16, '交收编号'),
    CJBH: text(16, '成交编号'),
    SQBH: text(16, '申请编号'),
    WTBH: text(16, '委托编号'),
    JYRQ: dateText('交易日期'),
    QSRQ: dateText('清算日期'),
    JSRQ: dateText('交收日期'),
    QTRQ: dateText('其他日期'),
    WTSJ: text(6, '委托时间'),
    CJSJ: text(6, '成交时间'),
    XWH1: text(5, '席位号1'),
    XWH2: text(5, '席位号2'),
    XWHY: text(8, '席位所属会员'),
    JSHY: text(8, '结算会员'),
    TGHY: text(8, '托管银行'),
    ZQZH: text(10, '证券账户'),
    ZQDM1: text(6, '证券代码1'),
    ZQDM2: text(6, '证券代码2'),
    ZQLB: text(2, '证券类别'),
    LTLX: text(1, '流通类型'),
    QYLB: text(2, '权益类别'),
    GPNF: text(4, '挂牌年份'),
    MMBZ: text(1, '买卖标志'),
    SL: sharesText(16, '交收数量'),
    CJSL: sharesText(16, '成交数量'),
    ZJZH: text(25, '资金账户'),
    BZ: text(3, '币种'),
    JG1: priceText(17, '价格1'),
    JG2: priceText(17, '价格2'),
    QSJE: moneyText(19, '清算金额'),
    YHS: moneyText(17, '印花税'),
    JSF: moneyText(17, '经手费'),
    GHF: moneyText(17, '过户费'),
    ZGF: moneyText(17, '证管费'),
    SXF: moneyText(17, '手续费'),
    QTJE1: moneyText(19, '其他金额1'),
    QTJE2: moneyText(19, '其他金额2'),
    QTJE3: moneyText(19, '其他金额3'),
    SJSF: moneyText(19, '实际收付'),
    JGDM: text(4, '结果代码'),
    FJSM: label(40, '附加说明'),
  },
} satisfies DbfLayout

/** 证券余额: what an account holds after the day. */
export const ZQYE = {
  name: 'zqye',
  version: '3.102',
  fields: {
    SCDM: text(2, '市场代码'),
    QSBH: text(8, '清算编号'),
    ZQZH: text(10, '证券账户'),
    XWH: text(5, '席位号'),
    ZQDM: text(6, '证券代码'),
    ZQLB: text(2, '证券类别'),
    LTLX: text(1, '流通类型'),
    QYLB: text(2, '权益类别'),
    GPNF: text(4, '挂牌年份'),
    YE1: sharesText(16, '余额'),
    YE2: sharesText(16, '其中冻结及质押'),
    BY: text(12, '备用'),
    JZRQ: dateText('截止日期'),
  },
} satisfies DbfLayout

/** 证券变动 */
export const ZQBD = {
  name: 'zqbd',
  version: '3.102',
  fields: {
    SCDM: text(2, '市场代码'),
    QSBH: text(8, '清算编号'),
    ZQZH: text(10, '证券账户'),
    XWH: text(5, '席位号'),
    ZQDM: text(6, '证券代码'),
    ZQLB: text(2, '证券类别'),
    LTLX: text(1, '流通类型'),
    QYLB: text(2, '权益类别'),
    GPNF: text(4, '挂牌年份'),
    BDSL: sharesText(16, '变动数量'),
    BDLX: text(3, '变动类型'),
    BDRQ: dateText('变动日期'),
    SL: sharesText(16, '数量'),
    BH: text(20, '编号'),
    BY: text(20, '备用'),
  },
} satisfies DbfLayout

/** 资金变动: what was moved on the reserve account. */
export const ZJBD = {
  name: 'zjbd',
  version: '3.102',
  fields: {
    SCDM: text(2, '市场代码'),
    FSRQ: dateText('发生日期'),
    ZJZH: text(25, '资金账户'),
    SXH: text(10, '顺序号'),
    ZWLB: text(8, '账务类别'),
    FSJE: moneyText(19, '发生金额'),
    BCYE: moneyText(19, '本次余额'),
    ZY: label(40, '摘要'),
    PZBH: text(20, '凭证编号'),
    BY: text(20, '备用'),
  },
} satisfies DbfLayout

/** 业务回报: what became of a request. */
export const YWHB = {
  name: 'ywhb',
  version: '3.102',
  fields: {
    SCDM: text(2, '市场代码'),
    QSBH: text(8, '清算编号'),
    YWLX: text(3, '业务类型'),
    YWLY: text(2, '业务来源'),
    SBLX: text(2, '申报类型'),
    JGDM: text(4, '结果代码'),
    JGSM: label(40, '结果说明'),
    SLBH: text(20, '受理编号'),
    YWBH: text(20, '业务编号'),
    SBBH: text(20, '申报编号'),
    YHDM: text(8, '用户代码'),
    SBRQ: dateText('申报日期'),
    SBSJ: text(6, '申报时间'),
    ZQDM: text(6, '证券代码'),
    ZQLB: text(2, '证券类别'),
    LTLX: text(1, '流通类型'),
    QYLB: text(2, '权益类别'),
    GPNF: text(4, '挂牌年份'),
    FZDM: text(10, '辅助代码'),
    ZQZH1: text(10, '证券账户1'),
    ZQZH2: text(10, '证券账户2'),
    XWH1: text(5, '席位号1'),
    XWH2: text(5, '席位号2'),
    SBSL: sharesText(16, '申报数量'),
    CGSL: sharesText(16, '成功数量'),
    BCYE: sharesText(16, '本次余额'),
    JE1: moneyText(19, '金额1'),
    JE2: moneyText(19, '金额2'),
    RQ: dateText('日期'),
    BCSM: label(40, '补充说明'),
  },
} satisfies DbfLayout

export type JsmxRow = DbfRow<typeof JSMX>
export type ZqyeRow = DbfRow<typeof ZQYE>
export type YwhbRow = DbfRow<typeof YWHB>
