/** KH 客户总览. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const clientOverviewScreen = defineScreen({
  destination: {
    code: 'KH',
    name: 'client-overview',
    title: { zh: '客户总览', en: 'Client overview' },
    pinyin: 'khzl',
    module: 'counter',
  },
  often: 2,
  load: async () => ({ default: (await import('./client-overview.tsx')).ClientOverview }),
})
