/**
 * The instruments the simulated markets list: real codes and names of every kind a counter meets on the main boards,
 * STAR, ChiNext and among exchange-traded funds. Closes are of the right order of magnitude, nothing more; risk-warning
 * marks and names change in life. Money funds, bond, gold and cross-border ETFs turn over on the same day (T+0).
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { present } from '@guitai/core/base/assert.ts'
import { parsePrice, type Price } from '@guitai/core/base/money.ts'
import type { Board, InstrumentKind } from '@guitai/core/rules/instrument.ts'

/** What holds for longer than a day. */
export interface ReferenceInstrument {
  market: Market
  code: string
  name: string
  kind: InstrumentKind
  board: Board
  turnover: 'T+0' | 'T+1'
  listedOn: BusinessDate
  isRiskWarning: boolean
  /** Before the first simulated day. */
  previousClose: Price
}

type Row = readonly [code: string, name: string, listedOn: BusinessDate, previousClose: string]
type Family = Pick<ReferenceInstrument, 'market' | 'kind' | 'board' | 'turnover'>

const SHANGHAI_MAIN: Row[] = [
  ['600000', '浦发银行', '1999-11-10', '12.85'],
  ['600028', '中国石化', '2001-08-08', '5.92'],
  ['600030', '中信证券', '2003-01-06', '28.64'],
  ['600036', '招商银行', '2002-04-09', '43.18'],
  ['600050', '中国联通', '2002-10-09', '5.47'],
  ['600104', '上汽集团', '1997-11-25', '16.93'],
  ['600276', '恒瑞医药', '2000-10-18', '62.35'],
  ['600519', '贵州茅台', '2001-08-27', '1468.00'],
  ['600887', '伊利股份', '1996-03-12', '28.11'],
  ['600900', '长江电力', '2003-11-18', '28.76'],
  ['601088', '中国神华', '2007-10-09', '40.52'],
  ['601166', '兴业银行', '2007-02-05', '20.94'],
  ['601318', '中国平安', '2007-03-01', '57.80'],
  ['601398', '工商银行', '2006-10-27', '7.68'],
  ['601857', '中国石油', '2007-11-05', '9.36'],
  ['601899', '紫金矿业', '2008-04-25', '30.25'],
  ['603288', '海天味业', '2014-02-11', '38.72'],
]

const SHENZHEN_MAIN: Row[] = [
  ['000001', '平安银行', '1991-04-03', '11.52'],
  ['000002', '万科A', '1991-01-29', '6.31'],
  ['000063', '中兴通讯', '1997-11-18', '41.88'],
  ['000333', '美的集团', '2013-09-18', '76.40'],
  ['000651', '格力电器', '1996-11-18', '40.27'],
  ['000725', '京东方A', '2001-01-12', '4.06'],
  ['000858', '五粮液', '1998-04-27', '118.65'],
  ['001979', '招商蛇口', '2015-12-30', '9.48'],
  ['002027', '分众传媒', '2004-08-04', '7.73'],
  ['002230', '科大讯飞', '2008-05-12', '51.36'],
  ['002415', '海康威视', '2010-05-28', '31.07'],
  ['002475', '立讯精密', '2010-09-15', '58.92'],
  ['002594', '比亚迪', '2011-06-30', '98.45'],
]

const STAR: Row[] = [
  ['688008', '澜起科技', '2019-07-22', '121.30'],
  ['688036', '传音控股', '2019-09-30', '71.44'],
  ['688041', '海光信息', '2022-08-12', '218.60'],
  ['688111', '金山办公', '2019-11-18', '305.12'],
  ['688256', '寒武纪', '2020-07-20', '1325.00'],
  ['688981', '中芯国际', '2020-07-16', '116.25'],
]

const CHINEXT: Row[] = [
  ['300015', '爱尔眼科', '2009-10-30', '11.63'],
  ['300059', '东方财富', '2010-03-19', '24.18'],
  ['300124', '汇川技术', '2010-09-28', '70.55'],
  ['300274', '阳光电源', '2011-11-02', '172.90'],
  ['300750', '宁德时代', '2018-06-11', '378.50'],
  ['300760', '迈瑞医疗', '2018-10-16', '206.34'],
  ['301269', '华大九天', '2022-07-29', '108.77'],
]

const shanghai = { market: 'XSHG', kind: 'stock', board: 'main', turnover: 'T+1' } as const satisfies Family
const shenzhen = { ...shanghai, market: 'XSHE' } as const satisfies Family
const shanghaiFund = { ...shanghai, kind: 'etf' } as const satisfies Family
const shenzhenFund = { ...shenzhen, kind: 'etf' } as const satisfies Family
const quick = { turnover: 'T+0' } as const

const FAMILIES: readonly (readonly [Family, Row[]])[] = [
  [shanghai, SHANGHAI_MAIN],
  [{ ...shanghai, board: 'star' }, STAR],
  [
    { ...shanghai, kind: 'depositary-receipt', board: 'star' },
    [['689009', '九号公司', '2020-10-29', '58.36']],
  ],
  [
    shanghaiFund,
    [
      ['510050', '上证50ETF', '2005-02-23', '3.142'],
      ['510300', '沪深300ETF', '2012-05-28', '4.687'],
      ['510500', '中证500ETF', '2013-03-15', '7.356'],
      ['512880', '证券ETF', '2016-08-08', '1.214'],
    ],
  ],
  [{ ...shanghaiFund, board: 'star' }, [['588000', '科创50ETF', '2020-11-16', '1.438']]],
  [
    { ...shanghaiFund, ...quick },
    [
      ['511010', '国债ETF', '2013-03-25', '141.265'],
      ['511880', '银华日利', '2013-04-18', '100.872'],
      ['511990', '华宝添益', '2013-01-28', '100.004'],
      ['513100', '纳指ETF', '2013-05-15', '1.893'],
      ['518880', '黄金ETF', '2013-07-29', '9.124'],
    ],
  ],
  [shenzhen, SHENZHEN_MAIN],
  [{ ...shenzhen, board: 'chinext' }, CHINEXT],
  [
    shenzhenFund,
    [
      ['159901', '深证100ETF', '2006-04-24', '3.528'],
      ['159919', '沪深300ETF', '2012-05-28', '4.791'],
      ['159995', '芯片ETF', '2020-02-10', '1.716'],
    ],
  ],
  [{ ...shenzhenFund, board: 'chinext' }, [['159915', '创业板ETF', '2011-12-09', '3.085']]],
  [
    { ...shenzhenFund, ...quick },
    [
      ['159001', '货币ETF', '2014-10-20', '100.003'],
      ['159816', '0-4地债ETF', '2020-09-04', '113.562'],
      ['159920', '恒生ETF', '2012-10-22', '1.587'],
      ['159934', '黄金ETF', '2013-12-16', '8.845'],
    ],
  ],
]

const RISK_WARNING: readonly (readonly [Family, Row])[] = [
  [shanghai, ['600671', 'ST目药', '1993-08-23', '8.46']],
  [shenzhen, ['000004', '*ST国华', '1991-01-14', '9.72']],
]

function listed(
  family: Family,
  [code, name, listedOn, close]: Row,
  isRiskWarning: boolean,
): ReferenceInstrument {
  const previousClose = present(parsePrice(close), `close of ${code}`)
  return { ...family, code, name, listedOn, isRiskWarning, previousClose }
}

export const REFERENCE_INSTRUMENTS: readonly ReferenceInstrument[] = [
  ...FAMILIES.flatMap(([family, rows]) => rows.map(row => listed(family, row, false))),
  ...RISK_WARNING.map(([family, row]) => listed(family, row, true)),
]
