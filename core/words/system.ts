/** Who acted where no teller did: teller 0 is the system itself. */
import type { Words } from './words.ts'

export const TELLER_NO_WORDS = { '0': { zh: '系统', en: 'System' } } as const satisfies Words
