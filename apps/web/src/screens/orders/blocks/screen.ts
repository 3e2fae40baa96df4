/** S95 停止委托. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const blocksScreen = defineScreen({
  codes: ['S95'],
  load: async () => ({ default: (await import('./blocks.tsx')).Blocks }),
})
