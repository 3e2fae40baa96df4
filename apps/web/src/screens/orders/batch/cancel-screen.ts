/** C04 批量撤单. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const batchCancelScreen = defineScreen({
  codes: ['C04'],
  load: async () => ({ default: (await import('./batch-cancel.tsx')).BatchCancel }),
})
