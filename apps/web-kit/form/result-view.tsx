/** What a function answered, by the titles that it declares: its figures as facts, its lists as tables. */
import { saidAnswer, type Said } from '@guitai/core/frame/said-answer.ts'
import { useListedFunction } from '../api/catalogue.ts'
import { PrintButtons } from '../prints/print-buttons.tsx'
import { useEffect, useRef } from 'react'
import { useText } from '../texts/use-text.ts'
import './result-view.css'

export interface ResultViewProps {
  readonly title: string
  readonly result: unknown
  /** The function's: it declares what it answers, and by code and input it can be printed. */
  readonly code: string
  readonly input?: Readonly<Record<string, unknown>> | undefined
}

export function ResultView({ title, result, code, input }: ResultViewProps) {
  const said = saidAnswer(useListedFunction(code)?.answerSchema ?? {}, result, useText().language)
  const place = useRef<HTMLElement>(null)
  // It stands where it is seen: what was entered is gone from the form, and is not lost.
  // Scrolling answers with a promise in newer browsers, which React would take for what ends the effect.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [result])
  return (
    <section ref={place} className="panel result" role="status">
      <h2>
        <span className="done">✓</span> {title}
      </h2>
      <dl className="facts">
        {said.map(each => (
          <div key={each.title}>
            <dt>{each.title}</dt>
            <dd className="figure">{each.table === undefined ? each.text : <Rows table={each.table} />}</dd>
          </div>
        ))}
      </dl>
      <PrintButtons code={code} values={{ ...input, ...(result as object | null) }} />
    </section>
  )
}

function Rows({ table: { titles, rows } }: { readonly table: NonNullable<Said['table']> }) {
  return (
    <table>
      <thead>
        <tr>
          {titles.map(title => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.join()}>
            {row.map((cell, column) => (
              <td key={titles[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
