/** C24 柜员扎账. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const tillScreen = defineScreen({
  codes: ['C24'],
  key: 'F4',
  load: async () => ({ default: (await import('./till.tsx')).Till }),
})
