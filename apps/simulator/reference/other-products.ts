/**
 * Beijing, B shares, listed funds other than ETFs, real-estate trusts, convertible and other bonds, pledged repo. Codes and
 * names were written from memory; closing prices and coupons have the right order of magnitude only, and securities that have
 * matured in reality are still traded here.
 */
import {
  listed,
  listedBond,
  shanghai,
  shenzhen,
  type BondRow,
  type Family,
  type ReferenceInstrument,
  type Row,
} from './families.ts'

const beijing = { market: 'BJSE', kind: 'stock', board: 'beijing', turnover: 'T+1' } as const satisfies Family

const FAMILIES: readonly (readonly [Family, Row[]])[] = [
  [
    beijing,
    [
      ['920002', '万达轴承', '2024-05-30', '92.60'],
      ['920047', '诺思兰德', '2020-11-24', '19.35'],
      ['920118', '太湖远大', '2024-08-22', '27.44'],
      ['920185', '贝特瑞', '2021-11-15', '31.08'],
      ['920599', '同力股份', '2021-11-15', '22.17'],
      ['920799', '艾融软件', '2021-11-15', '51.62'],
      ['920819', '颖泰生物', '2021-11-15', '4.36'],
      ['920982', '锦波生物', '2023-07-20', '268.50'],
    ],
  ],
  [
    { ...shanghai, kind: 'b-share', currency: 'USD' },
    [
      ['900901', '云赛B股', '1992-02-21', '0.684'],
      ['900905', '老凤祥B', '1992-08-14', '3.842'],
      ['900926', '宝信B', '1994-03-15', '1.517'],
      ['900932', '陆家B股', '1994-11-22', '0.356'],
    ],
  ],
  [
    { ...shenzhen, kind: 'b-share', currency: 'HKD' },
    [
      ['200012', '南玻B', '1992-02-28', '1.92'],
      ['200581', '苏威孚B', '1995-09-11', '12.86'],
      ['200596', '古井贡B', '1996-06-12', '104.30'],
      ['200725', '京东方B', '1997-06-10', '2.94'],
    ],
  ],
  [
    { ...shanghai, kind: 'lof' },
    [
      ['501018', '南方原油', '2016-06-28', '1.236'],
      ['501050', '50AH', '2017-01-20', '1.684'],
    ],
  ],
  [
    { ...shenzhen, kind: 'lof' },
    [
      ['161005', '富国天惠', '2006-01-20', '2.941'],
      ['161725', '白酒基金', '2015-06-15', '0.782'],
    ],
  ],
  [
    { ...shanghai, kind: 'reit' },
    [
      ['508000', '张江REIT', '2021-06-21', '2.613'],
      ['508056', '普洛斯', '2021-06-21', '3.764'],
    ],
  ],
  [
    { ...shenzhen, kind: 'reit' },
    [
      ['180101', '蛇口产园', '2021-06-21', '2.158'],
      ['180301', '盐港REIT', '2021-06-21', '2.437'],
    ],
  ],
  [
    { ...shanghai, kind: 'convertible', turnover: 'T+0' },
    [
      ['113042', '上银转债', '2021-02-10', '121.356'],
      ['113052', '兴业转债', '2022-01-14', '123.472'],
      ['113056', '重银转债', '2022-04-14', '118.905'],
    ],
  ],
  [
    { ...shenzhen, kind: 'convertible', turnover: 'T+0' },
    [
      ['123107', '温氏转债', '2021-04-21', '126.330'],
      ['127045', '牧原转债', '2021-09-10', '129.614'],
      ['127056', '中特转债', '2022-04-15', '116.087'],
    ],
  ],
  [
    { ...shanghai, kind: 'repo', turnover: 'T+0' },
    [
      ['204001', 'GC001', '2006-05-08', '1.650'],
      ['204002', 'GC002', '2006-05-08', '1.640'],
      ['204007', 'GC007', '2006-05-08', '1.695'],
      ['204014', 'GC014', '2006-05-08', '1.720'],
    ],
  ],
  [
    { ...shenzhen, kind: 'repo', turnover: 'T+0' },
    [
      ['131810', 'R-001', '2006-08-14', '1.635'],
      ['131801', 'R-007', '2006-08-14', '1.680'],
    ],
  ],
]

const BONDS: readonly (readonly [Family, BondRow[]])[] = [
  [
    { ...shanghai, kind: 'government-bond', turnover: 'T+0' },
    [
      ['010706', '07国债06', '2007-05-25', '118.420', '4.27'],
      ['019547', '16国债19', '2016-08-24', '121.360', '3.27'],
      ['019742', '24特国01', '2024-05-22', '106.854', '2.57'],
      ['019766', '25国债01', '2025-01-17', '100.237', '1.38'],
    ],
  ],
  [
    { ...shenzhen, kind: 'government-bond', turnover: 'T+0' },
    [
      ['101905', '国债1905', '2019-05-29', '102.915', '3.29'],
      ['102017', '国债2017', '2020-12-02', '101.448', '2.94'],
    ],
  ],
  [
    { ...shanghai, kind: 'corporate-bond', turnover: 'T+0' },
    [['185468', '22中交02', '2022-03-10', '101.735', '3.08']],
  ],
  [
    { ...shenzhen, kind: 'corporate-bond', turnover: 'T+0' },
    [['149112', '20深铁01', '2020-04-28', '100.862', '2.89']],
  ],
]

export const OTHER_PRODUCTS: readonly ReferenceInstrument[] = [
  ...FAMILIES.flatMap(([family, rows]) => rows.map(row => listed(family, row))),
  ...BONDS.flatMap(([family, rows]) => rows.map(row => listedBond(family, row))),
]
