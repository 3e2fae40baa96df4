/** What a function answered: its figures by name, its lists as lists. */
import { textOf } from '../format/text-of.ts'
import { PrintButtons } from '../prints/print-buttons.tsx'
import { useText, type Texts } from '../texts/use-text.ts'

export interface ResultViewProps {
  readonly title: string
  readonly result: unknown
  /** The function's code and what was entered: with them it can be printed. */
  readonly code?: string | undefined
  readonly input?: Readonly<Record<string, unknown>> | undefined
}

export function ResultView({ title, result, code, input }: ResultViewProps) {
  const texts = useText()
  const all = typeof result === 'object' && result !== null ? Object.entries(result) : []
  const fields = all.filter(([name, value]) => name !== 'warnings' || !isNothing(value))
  return (
    <section className="panel result" role="status">
      <h2>
        <span className="done">✓</span> {title}
      </h2>
      <dl className="facts">
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{texts.word('result', name)}</dt>
            <dd className="figure">{showResult(name, value, texts)}</dd>
          </div>
        ))}
      </dl>
      {code !== undefined && (
        <PrintButtons code={code} values={{ ...input, ...Object.fromEntries(fields) }} />
      )}
    </section>
  )
}

function isNothing(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function showResult(name: string, value: unknown, texts: Texts): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'boolean') return texts.t(value ? 'word.yes' : 'word.no')
  if (Array.isArray(value))
    return value.map(each => showResult(name, each, texts)).join(texts.t('word.separator'))
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([part, each]) => showResult(name === 'warnings' && part === 'code' ? 'warning' : '', each, texts))
      .join(' ')
  return name === 'status' || name === 'warning' ? texts.word(name, textOf(value)) : textOf(value)
}
