/** F09 资金存取. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const depositWithdrawScreen = defineScreen({
  codes: ['F09'],
  often: 3,
  load: async () => ({ default: (await import('./deposit-withdraw.tsx')).DepositWithdraw }),
})
