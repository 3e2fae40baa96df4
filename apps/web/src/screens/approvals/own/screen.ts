/** WF 我的复核申请. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const ownRequestsScreen = defineScreen({
  destination: {
    code: 'WF',
    name: 'own-requests',
    title: { zh: '我的复核申请', en: 'My requests' },
    pinyin: 'wdfhsq',
    module: 'counter',
  },
  serves: ['own-requests'],
  key: 'F8',
  load: async () => ({ default: (await import('../approvals.tsx')).OwnRequests }),
})
