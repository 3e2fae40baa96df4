/** Documents that identify a client. The last two are for institutions and products. */
import type { Words } from './words.ts'

export const IDENTITY_TYPE_WORDS = {
  'id-card': { zh: '居民身份证', en: 'Identity card' },
  passport: { zh: '护照', en: 'Passport' },
  'hk-macau-permit': { zh: '港澳居民来往内地通行证', en: 'Permit for Hong Kong and Macau residents' },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Permit for Taiwan residents' },
  'foreign-residence': { zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' },
  'officer-card': { zh: '军官证', en: "Officer's card" },
  'credit-code': { zh: '统一社会信用代码', en: 'Unified social credit code' },
  'product-code': { zh: '产品编码', en: 'Product code' },
} as const satisfies Words
export type IdentityType = keyof typeof IDENTITY_TYPE_WORDS
