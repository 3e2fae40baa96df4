/** What each line of one act of many came to: order by order, transfer by transfer. */
import { Alert } from 'antd'
import { textOf } from '../format/text-of.ts'
import { useText, type Texts } from '../texts/use-text.ts'
import type { Titles } from '../texts/pick-title.ts'
import './line-answers.css'

export interface LineAnswer {
  readonly line: number
  readonly status: 'accepted' | 'pending' | 'rejected'
  readonly result?: Readonly<Record<string, unknown>>
  readonly approvalId?: number
  readonly message?: Titles
}

export interface LineAnswersProps {
  readonly lines: readonly LineAnswer[]
  /** What each line was about. */
  readonly names: readonly string[]
}

export function LineAnswers({ lines, names }: LineAnswersProps) {
  const texts = useText()
  const accepted = lines.filter(({ status }) => status === 'accepted').length
  const refused = lines.filter(({ status }) => status === 'rejected').length
  return (
    <section className="panel line-answers" role="status">
      <Alert
        type={refused === 0 ? 'success' : 'warning'}
        showIcon
        title={texts.t('lines.counts', { accepted, refused })}
      />
      <table>
        <tbody>
          {lines.map(answer => (
            <tr key={answer.line} className={answer.status}>
              <td className="figure">{answer.line}</td>
              <td>{names[answer.line - 1] ?? ''}</td>
              <td>{wordsOf(answer, texts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function wordsOf({ status, result, approvalId, message }: LineAnswer, { t, word, pick }: Texts): string {
  if (status === 'rejected') return pick(message)
  if (status === 'pending') return t('act.pending', { approvalId: approvalId ?? 0 })
  const orderId = textOf(result?.['orderId'] ?? '')
  return `${t('lines.order', { orderId })} ${word('status', textOf(result?.['status'] ?? ''))}`
}

export function linesOf(result: unknown): readonly LineAnswer[] {
  const lines = typeof result === 'object' && result !== null && 'lines' in result ? result.lines : undefined
  return Array.isArray(lines) ? (lines as LineAnswer[]) : []
}
