/** F05 客户修改. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const amendClientScreen = defineScreen({
  codes: ['F05'],
  load: async () => ({ default: (await import('./amend-client.tsx')).AmendClient }),
})
