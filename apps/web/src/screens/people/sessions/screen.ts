/** HH 我的会话. */
import { defineScreen } from '../../../shell/define-screen.ts'

export const sessionsScreen = defineScreen({
  destination: {
    code: 'HH',
    name: 'own-sessions',
    title: { zh: '我的会话', en: 'My sessions' },
    pinyin: 'wdhh',
    module: 'system',
  },
  serves: ['sign-in', 'sign-out'],
  load: async () => ({ default: (await import('./sessions.tsx')).Sessions }),
})
