/** Some of a few, all in sight: arrows move, Space or a digit ticks; Enter goes on to the next field. */
import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'

export interface ChoiceBoxesProps {
  readonly id?: string
  /** What is chosen: read out, not drawn. */
  readonly label: string
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
  readonly options: { readonly value: string; readonly label: string }[]
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export function ChoiceBoxes({ id, label, value = [], onChange, options }: ChoiceBoxesProps) {
  const toggle = (each: string): void =>
    onChange?.(
      options.map(option => option.value).filter(known => value.includes(known) !== (known === each)),
    )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')]
    const step = STEPS[event.key]
    const picked = options[Number(event.key) - 1]
    if (event.ctrlKey || event.altKey || (step === undefined && picked === undefined)) return
    event.preventDefault()
    if (picked !== undefined) return toggle(picked.value)
    const at = boxes.indexOf(event.target as HTMLInputElement)
    boxes[(at + (step ?? 0) + boxes.length) % boxes.length]?.focus()
  }
  return (
    <div id={id} role="group" aria-label={label} onKeyDown={onKeyDown}>
      <Checkbox.Group options={options} value={[...value]} onChange={next => onChange?.(next)} />
    </div>
  )
}
