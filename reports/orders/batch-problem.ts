/** Why a line of a batch is refused, or what it is warned about: from the answer when there is one, else from the dry run. */
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import type { ReportColumn, Row } from '../frame/define-report.ts'

export const PROBLEM_COLUMNS = [
  { name: 'problem', title: { zh: '原因', en: 'Reason in Chinese' }, type: 'text', language: 'zh' },
  { name: 'problemEn', title: { zh: '英文原因', en: 'Reason' }, type: 'text', language: 'en' },
] as const satisfies readonly ReportColumn[]

export function problemOf({ code, reason, answerCode, answerReason }: Row): {
  problem: string
  problemEn: string
} {
  const refusal = [
    { code: answerCode, values: answerReason },
    { code, values: reason },
  ].find(each => typeof each.code === 'string' && each.code !== '')
  const known = valuesIn(refusal === undefined ? reason : refusal.values)
  const told = refusal === undefined ? known.warning : String(refusal.code)
  if (told === undefined) return { problem: '', problemEn: '' }
  const { zh, en } = rejectionMessage(told, known)
  return { problem: zh, problemEn: en }
}

const valuesIn = (text: unknown): Record<string, string> =>
  typeof text === 'string' && text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : {}
