/**
 * What the codes in the depository's tables mean to the counter. A code without a row stops no file: the rows that have it are listed
 * for a person. Those marked (unverified) stand for business whose official code nobody has compared yet.
 */
import type { DepositoryMeaning } from '../../words/depository-code.ts'
import type { DepositoryCodeRow } from '../parameters.ts'

type Code = readonly [value: string, means: DepositoryMeaning]

function codes(field: string, source: string, rows: readonly Code[]): DepositoryCodeRow[] {
  return rows.map(([value, means]) => ({ key: `${field}.${value}`, from: '2000-01-01', source, means }))
}

const SHENZHEN = 'CSDC Shenzhen V5.17'
const SHANGHAI = 'CSDC Shanghai V3.102'
const unverified = (source: string): string => `${source} (unverified)`

export const DEPOSITORY_CODES: readonly DepositoryCodeRow[] = [
  ...codes('SJSMX.MXYWLB', SHENZHEN, [
    ['JY00', 'trade'],
    ['BG1C', 'trade'],
  ]),
  ...codes('SJSMX.MXYWLB', unverified(SHENZHEN), [['HGDQ', 'repo-maturity']]),
  ...codes('SJSMX.MXHBDH', SHENZHEN, [
    ['RMB', 'CNY'],
    ['HKD', 'HKD'],
  ]),
  ...codes('SJSDZ.DZGFXZ', SHENZHEN, [['00', 'tradable']]),
  ...codes('SJSDZ.DZGFXZ', unverified(SHENZHEN), [
    ['01', 'restricted'],
    ['ZY', 'pledged'],
  ]),
  ...codes('SJSJG.JGYWLB', SHENZHEN, [
    ['ZTZC', 'transfer-out'],
    ['ZTZR', 'transfer-in'],
  ]),
  ...codes('SJSJG.JGYWLB', unverified(SHENZHEN), [
    ['DJ00', 'pledge'],
    ['DJBG', 'release'],
  ]),
  ...codes('SJSJG.JGJSBZ', unverified(SHENZHEN), [
    ['Y', 'confirmed'],
    ['N', 'refused'],
  ]),
  ...codes('SJSZJ.ZJYWLB', unverified(SHENZHEN), [
    ['ZJJS', 'movement'],
    ['ZJJH', 'movement'],
  ]),
  // The money tables have no field for the currency: each business has an account in one.
  ...codes('SJSZJ.HBDH', unverified(SHENZHEN), [
    ['ZJJS', 'CNY'],
    ['ZJJH', 'HKD'],
  ]),
  ...codes('jsmx.YWLX', unverified(SHANGHAI), [
    ['001', 'trade'],
    ['041', 'repo-maturity'],
  ]),
  ...codes('jsmx.BZ', unverified(SHANGHAI), [
    ['RMB', 'CNY'],
    ['USD', 'USD'],
  ]),
  ...codes('jsmx.MMBZ', SHANGHAI, [
    ['B', 'buy'],
    ['S', 'sell'],
  ]),
  ...codes('zqye.LTLX', SHANGHAI, [['', 'tradable']]),
  ...codes('zqye.LTLX', unverified(SHANGHAI), [['N', 'restricted']]),
  ...codes('zjbd.ZWLB', unverified(SHANGHAI), [
    ['ZJJS', 'movement'],
    ['ZJJU', 'movement'],
  ]),
  ...codes('zjbd.BZ', unverified(SHANGHAI), [
    ['ZJJS', 'CNY'],
    ['ZJJU', 'USD'],
  ]),
  ...codes('ywhb.YWLX', unverified(SHANGHAI), [
    ['101', 'transfer-out'],
    ['102', 'transfer-in'],
    ['201', 'designate'],
    ['202', 'revoke-designation'],
    ['301', 'pledge'],
    ['302', 'release'],
  ]),
  ...codes('ywhb.JGDM', SHANGHAI, [['0000', 'confirmed']]),
]
