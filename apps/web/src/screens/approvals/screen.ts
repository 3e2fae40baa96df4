/** FH 复核. */
import { defineScreen } from '../../shell/define-screen.ts'

export const approvalsScreen = defineScreen({
  destination: {
    code: 'FH',
    name: 'approvals',
    title: { zh: '复核', en: 'Approvals' },
    pinyin: 'fh',
    module: 'counter',
  },
  often: 6,
  serves: ['approve', 'approvals'],
  key: 'F7',
  load: async () => ({ default: (await import('./approvals.tsx')).Approvals }),
})
