/** Q13 当日委托. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const todaysOrdersScreen = defineScreen({
  codes: ['Q13'],
  often: 5,
  key: 'F9',
  load: async () => ({ default: (await import('./todays-orders.tsx')).TodaysOrders }),
})
