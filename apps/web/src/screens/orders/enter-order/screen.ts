/** C01 买卖委托. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const enterOrderScreen = defineScreen({
  codes: ['C01'],
  often: 1,
  opensInstrument: true,
  serves: ['order-preview', 'instruments'],
  load: async () => ({ default: (await import('./enter-order.tsx')).EnterOrder }),
})
