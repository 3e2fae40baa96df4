/** C02 选择委托. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const pickOrderScreen = defineScreen({
  codes: ['C02'],
  load: async () => ({ default: (await import('./pick-order.tsx')).PickOrder }),
})
