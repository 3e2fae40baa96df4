/** C06 选择转托. */
import { defineScreen } from '../../shell/define-screen.ts'

export const transferSomeScreen = defineScreen({
  codes: ['C06'],
  load: async () => ({ default: (await import('./transfer-some.tsx')).TransferSome }),
})
