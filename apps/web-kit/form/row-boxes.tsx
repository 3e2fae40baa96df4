/** Ticks some of the few rows a report has, e.g. a teller's roles. */
import { useReport } from '../api/reports.ts'
import { textOf } from '../format/text-of.ts'
import { useText } from '../texts/use-text.ts'
import { ChoiceBoxes } from './choice-boxes.tsx'
import { sourceOf } from './row-sources.ts'
import type { Picked } from '@guitai/core/frame/picked.ts'

export interface RowBoxesProps {
  readonly id?: string
  readonly label: string
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
  readonly widget: Picked
}

export function RowBoxes({ widget, ...field }: RowBoxesProps) {
  const texts = useText()
  const source = sourceOf(widget)
  const { data } = useReport(source.report, source.parameters ?? {})
  const options = (data?.rows ?? []).map(row => ({
    value: textOf(source.value(row)),
    label: source.label(row, texts),
  }))
  return <ChoiceBoxes {...field} options={options} />
}
