/**
 * The house accounts for the fees of each kind: the commission goes to income, other fees to what is payable to their
 * receivers.
 */
import type { Fees } from '../../rules/fee-sums.ts'
import type { HouseKind } from '../../words/house-kind.ts'

export const FEE_ACCOUNTS: Record<keyof Fees, HouseKind> = {
  commission: 'commission-income',
  stampDuty: 'stamp-duty-payable',
  transferFee: 'transfer-fee-payable',
  exchangeFee: 'exchange-fee-payable',
  regulatoryFee: 'regulatory-fee-payable',
  settlementFee: 'settlement-fee-payable',
}
