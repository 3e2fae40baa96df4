/** C03 批量委托. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const batchOrdersScreen = defineScreen({
  codes: ['C03'],
  load: async () => ({ default: (await import('./batch-orders.tsx')).BatchOrders }),
})
