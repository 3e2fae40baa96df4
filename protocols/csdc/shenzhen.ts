/**
 * The tables that the depository in Shenzhen sends a participant after the close (结算数据接口规范 V5.17): names, order, types and widths
 * as published. Quantities sold and money to be paid are negative.
 *
 * Not sure, and data for that reason: where SJSJG has the fields that SJSMX lacks [K?].
 */
import { date, dateText, figure, label, money, price, shares, text } from '../dbf/fields.ts'
import type { DbfLayout, DbfRow } from '../dbf/layout.ts'

/** 清算明细: SJSMX1 what is settled with a guarantee, SJSMX2 what is settled otherwise, as B shares. */
export const SJSMX = {
  name: 'SJSMX',
  version: '5.17',
  fields: {
    MXJSZH: text(6, '结算账号'),
    MXBFZH: text(25, '备付金账户'),
    MXSJLX: text(2, '数据类型'),
    MXYWLB: text(4, '业务类别'),
    MXZQDM: text(8, '证券代码'),
    MXJYDY: text(6, '交易单元'),
    MXTGDY: text(6, '托管单元'),
    MXZQZH: text(20, '证券账户'),
    MXDDBH: text(24, '订单编号'),
    MXYYB: text(4, '营业部'),
    MXZXBH: text(16, '执行编号'),
    MXYWLSH: text(16, '业务流水号'),
    MXCJSL: shares(15, 2, '成交数量'),
    MXQSSL: shares(15, 2, '清算数量'),
    MXCJJG: price(13, 4, '成交价格'),
    MXQSJG: price(18, 9, '清算价格'),
    MXXYJY: text(1, '信用交易标识'),
    MXPCBS: text(1, '平仓标识'),
    MXZQLB: text(2, '证券类别'),
    MXZQZL: text(2, '证券子类'),
    MXGFXZ: text(2, '股份性质'),
    MXJSFS: text(1, '结算方式'),
    MXHBDH: text(3, '货币代号'),
    MXQSBJ: money(17, '清算本金'),
    MXYHS: money(12, '印花税'),
    MXJYJSF: money(12, '交易经手费'),
    MXJGGF: money(12, '监管规费'),
    MXGHF: money(12, '过户费'),
    MXJSF: money(12, '结算费'),
    MXSXF: money(12, '手续费'),
    MXQSYJ: money(12, '清算佣金'),
    MXQTFY: money(12, '其他费用'),
    MXZJJE: money(17, '资金金额'),
    MXSFJE: money(18, '收付净额'),
    MXCJRQ: dateText('成交日期'),
    MXQSRQ: dateText('清算日期'),
    MXJSRQ: dateText('交收日期'),
    MXFSRQ: dateText('发送日期'),
    MXQTRQ: dateText('其他日期'),
    MXSCDM: text(2, '市场代码'),
    MXJYFS: text(2, '交易方式'),
    MXZQDM2: text(8, '证券代码2'),
    MXTGDY2: text(6, '托管单元2'),
    MXDDBH2: text(16, '订单编号2'),
    MXCWDH: text(4, '错误代号'),
    MXPPHM: text(10, '匹配号码'),
    MXFJSM: label(30, '附加说明'),
    MXBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 结果明细: what became of custody transfers, pledges and freezes. */
export const SJSJG = {
  name: 'SJSJG',
  version: '5.17',
  fields: {
    JGJSZH: text(6, '结算账号'),
    JGBFZH: text(25, '备付金账户'),
    JGSJLX: text(2, '数据类型'),
    JGYWLB: text(4, '业务类别'),
    JGZQDM: text(8, '证券代码'),
    JGJYDY: text(6, '交易单元'),
    JGTGDY: text(6, '托管单元'),
    JGZQZH: text(20, '证券账户'),
    JGDDBH: text(24, '订单编号'),
    JGYYB: text(4, '营业部'),
    JGZXBH: text(16, '执行编号'),
    JGYWLSH: text(16, '业务流水号'),
    JGCJSL: shares(15, 2, '成交数量'),
    JGQSSL: shares(15, 2, '清算数量'),
    JGJSSL: shares(15, 2, '交收数量'),
    JGCJJG: price(13, 4, '成交价格'),
    JGQSJG: price(18, 9, '清算价格'),
    JGXYJY: text(1, '信用交易标识'),
    JGPCBS: text(1, '平仓标识'),
    JGZQLB: text(2, '证券类别'),
    JGZQZL: text(2, '证券子类'),
    JGGFXZ: text(2, '股份性质'),
    JGLTLX: text(1, '流通类型'),
    JGJSFS: text(1, '结算方式'),
    JGHBDH: text(3, '货币代号'),
    JGQSBJ: money(17, '清算本金'),
    JGYHS: money(12, '印花税'),
    JGJYJSF: money(12, '交易经手费'),
    JGJGGF: money(12, '监管规费'),
    JGGHF: money(12, '过户费'),
    JGJSF: money(12, '结算费'),
    JGSXF: money(12, '手续费'),
    JGQSYJ: money(12, '清算佣金'),
    JGQTFY: money(12, '其他费用'),
    JGZJJE: money(17, '资金金额'),
    JGSFJE: money(18, '收付净额'),
    JGJSBZ: text(1, '交收标志'),
    JGZYDH: text(4, '质押代号'),
    JGCJRQ: dateText('成交日期'),
    JGQSRQ: dateText('清算日期'),
    JGJSRQ: dateText('交收日期'),
    JGFSRQ: dateText('发送日期'),
    JGQTRQ: dateText('其他日期'),
    JGSCDM: text(2, '市场代码'),
    JGJYFS: text(2, '交易方式'),
    JGZQDM2: text(8, '证券代码2'),
    JGTGDY2: text(6, '托管单元2'),
    JGDDBH2: text(16, '订单编号2'),
    JGFJSM: label(100, '附加说明'),
    JGBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 股份对账: what an account holds after the day, by custody unit and nature. */
export const SJSDZ = {
  name: 'SJSDZ',
  version: '5.17',
  fields: {
    DZTGDY: text(6, '托管单元'),
    DZZQDM: text(8, '证券代码'),
    DZZQZH: text(20, '证券账户'),
    DZGFXZ: text(2, '股份性质'),
    DZLTLX: text(1, '流通类型'),
    DZZYGS: shares(17, 2, '总拥股数'),
    DZFSRQ: dateText('发送日期'),
    DZBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 清算汇总: the sums of the details by unit and business. */
export const SJSQS = {
  name: 'SJSQS',
  version: '5.17',
  fields: {
    QSSJLX: text(2, '数据类型'),
    QSYWLB: text(4, '业务类别'),
    QSZJZH: text(25, '资金账户'),
    QSZQDM: text(8, '证券代码'),
    QSTGDY: text(6, '托管单元'),
    QSJSZH: text(6, '结算账号'),
    QSSFJE: money(17, '收付净额'),
    QSMRJE: money(17, '买入金额'),
    QSMCJE: money(17, '卖出金额'),
    QSYHS: money(17, '印花税'),
    QSJGGF: money(17, '监管规费'),
    QSJFXJ: money(17, '价费小计'),
    QSJSF: money(17, '结算费'),
    QSGHF: money(17, '过户费'),
    QSJYJSF: money(17, '交易经手费'),
    QSSXF: money(17, '手续费'),
    QSZJE1: money(17, '总金额1'),
    QSZJE2: money(17, '总金额2'),
    QSZJE3: money(17, '总金额3'),
    QSJSFS: text(1, '结算方式'),
    QSCJRQ: dateText('成交日期'),
    QSQSRQ: dateText('清算日期'),
    QSJSRQ: dateText('交收日期'),
    QSFSRQ: dateText('发送日期'),
    QSZQDM2: text(8, '证券代码2'),
    QSTGDY2: text(6, '托管单元2'),
    QSFJSM: label(30, '附加说明'),
    QSBYZD: text(20, '备用字段'),
    QSBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 资金变动: what was moved on the reserve account. */
export const SJSZJ = {
  name: 'SJSZJ',
  version: '5.17',
  fields: {
    ZJZJZH: text(25, '资金账户'),
    ZJYWLB: text(4, '业务类别'),
    ZJLSH: text(16, '流水号'),
    ZJFSJE: money(17, '发生金额'),
    ZJTGDY: text(6, '托管单元'),
    ZJZQDM: text(8, '证券代码'),
    ZJJZRQ: dateText('记账日期'),
    ZJBZSM: label(60, '备注说明'),
    ZJBYZD: label(60, '备用字段'),
    ZJBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 发行信息: applications, numbers, wins and refunds of new issues. */
export const SJSFX = {
  name: 'SJSFX',
  version: '5.17',
  fields: {
    FXJSZH: text(6, '结算账号'),
    FXTGDY: text(6, '托管单元'),
    FXZQDM: text(8, '证券代码'),
    FXZQZH: text(20, '证券账户'),
    FXYWLB: text(4, '业务类别'),
    FXDDBH: text(10, '订单编号'),
    FXWTGS: shares(15, 2, '委托股数'),
    FXQRGS: shares(15, 2, '确认股数'),
    FXZJJE: money(17, '资金金额', 3),
    FXCWDH: text(4, '错误代号'),
    FXFSRQ: dateText('发送日期'),
    FXBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 可申购额度: how much of new issues an account may ask for. */
export const SJSKS = {
  name: 'SJSKS',
  version: '5.17',
  fields: {
    KSXWDM: text(6, '席位代码'),
    KSGDDM: text(10, '股东代码'),
    KSYWLB: text(2, '业务类别'),
    KSKSGE: figure(12, 0, '可申购额度'),
    KSFSRQ: date('发送日期'),
    KSBYZD: text(10, '备用字段'),
  },
} satisfies DbfLayout

/** 公布信息: corporate actions, new codes, ratios. */
export const SJSGB = {
  name: 'SJSGB',
  version: '5.17',
  fields: {
    GBLB: text(2, '类别'),
    GBDM1: text(10, '代码1'),
    GBDM2: text(20, '代码2'),
    GBDM3: text(30, '代码3'),
    GBSL: shares(17, 2, '数量'),
    GBRQ1: dateText('1号日期'),
    GBRQ2: dateText('2号日期'),
    GBBL: figure(19, 13, '比例'),
    GBJE1: figure(18, 3, '金额1'),
    GBJE2: figure(18, 3, '金额2'),
    GBZD: label(100, '字段'),
    GBBZ1: text(1, '标志1'),
    GBBZ2: text(1, '标志2'),
    GBBZSM: label(100, '备注说明'),
    GBSL2: shares(17, 2, '数量2'),
    GBBL2: figure(19, 13, '比例2'),
    GBRQ3: dateText('3号日期'),
    GBRQ4: dateText('4号日期'),
    GBRQ: dateText('发送日期'),
  },
} satisfies DbfLayout

/** 资金余额: what stands on the reserve account. Its last field is not published to us (unverified). */
export const SJSYE = {
  name: 'SJSYE',
  version: '5.17 (unverified)',
  fields: {
    YEZJZH: text(25, '资金账户'),
    YEDQYE: money(17, '当前余额'),
    YEZDBF: money(17, '最低备付'),
    YEKTZJ: money(17, '可提资金'),
    YEDSFE: money(17, '待收付额'),
    YEDBJE: money(17, '担保金额'),
    YEXGSG: money(17, '新股申购'),
    YEFYF: money(17, '非应付'),
    YEFYS: money(17, '非应收'),
    YEDYF: money(17, '待应付'),
    YEDYS: money(17, '待应收'),
    YEFSRQ: dateText('发送日期'),
    YEBYBZ: text(1, '备用标志'),
  },
} satisfies DbfLayout

/** 交易统计: sums of the trades by unit and security. Published are its first two fields; the names of the sums are ours (unverified). */
export const SJSTJ = {
  name: 'SJSTJ',
  version: '5.17 (unverified)',
  fields: {
    TJTGDY: text(6, '托管单元'),
    TJZQDM: text(8, '证券代码'),
    TJMRSL: shares(15, 2, '买入数量'),
    TJMCSL: shares(15, 2, '卖出数量'),
    TJMRJE: money(17, '买入金额'),
    TJMCJE: money(17, '卖出金额'),
    TJYHS: money(17, '印花税'),
    TJJYJSF: money(17, '交易经手费'),
    TJJGGF: money(17, '监管规费'),
    TJGHF: money(17, '过户费'),
    TJJSF: money(17, '结算费'),
    TJFSRQ: dateText('发送日期'),
  },
} satisfies DbfLayout

export type SjsmxRow = DbfRow<typeof SJSMX>
export type SjsjgRow = DbfRow<typeof SJSJG>
export type SjsqsRow = DbfRow<typeof SJSQS>
export type SjszjRow = DbfRow<typeof SJSZJ>
export type SjstjRow = DbfRow<typeof SJSTJ>
