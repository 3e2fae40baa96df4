/** Which kinds of fee the depository takes together with the money of the trades; the firm pays the others itself. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Setting } from '../words/setting.ts'
import { OUTSIDE_FEES, type OutsideFee } from './fee-sums.ts'
import type { Parameters } from './parameters.ts'
import { settingOf } from './settings.ts'

const SETTINGS: Readonly<Record<OutsideFee, Setting>> = {
  stampDuty: 'collected-stamp-duty',
  transferFee: 'collected-transfer-fee',
  exchangeFee: 'collected-exchange-fee',
  regulatoryFee: 'collected-regulatory-fee',
  settlementFee: 'collected-settlement-fee',
}

export function collectedFees(parameters: Parameters, date: BusinessDate): readonly OutsideFee[] {
  return OUTSIDE_FEES.filter(fee => settingOf(parameters, SETTINGS[fee], date) === 1)
}
