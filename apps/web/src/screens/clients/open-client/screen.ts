/** F04 客户开户. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const openClientScreen = defineScreen({
  codes: ['F04'],
  often: 4,
  load: async () => ({ default: (await import('./open-client.tsx')).OpenClient }),
})
