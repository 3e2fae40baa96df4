/** One of a few, all in sight: arrows move, a digit (or the option's own key) picks. */
import { useId, type KeyboardEvent } from 'react'
import './choice-buttons.css'

export interface ButtonOption {
  readonly value: string
  readonly label: string
  readonly key?: string
  readonly tone?: string
}

export interface ChoiceButtonsProps {
  /** Set by the form's item. */
  readonly id?: string
  readonly name: string
  /** What is chosen: read out, not drawn. */
  readonly label: string
  readonly options: readonly ButtonOption[]
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly columns?: number
  readonly autoFocus?: boolean
}

export function ChoiceButtons(props: ChoiceButtonsProps) {
  const { id: place, name, label: title, options, value, onChange, columns, autoFocus } = props
  const id = useId()
  const onKeyDown = (event: KeyboardEvent): void => {
    const picked = options.find(
      ({ key }, index) => event.key.toLowerCase() === key || event.key === String(index + 1),
    )
    if (picked === undefined || event.ctrlKey || event.altKey) return
    event.preventDefault()
    onChange?.(picked.value)
    document.getElementById(`${id}-${picked.value}`)?.focus()
  }
  const style = { gridTemplateColumns: `repeat(${columns ?? options.length}, 1fr)` }
  return (
    <div
      id={place}
      className="choice-buttons"
      role="radiogroup"
      aria-label={title}
      style={style}
      onKeyDown={onKeyDown}
    >
      {options.map(({ value: each, label, key, tone }, index) => (
        <label key={each} className={`${each === value ? 'chosen' : ''} ${tone ?? ''}`}>
          <input
            type="radio"
            id={`${id}-${each}`}
            name={`${id}-${name}`}
            checked={each === value}
            autoFocus={autoFocus === true && each === (value ?? options[0]?.value)}
            onChange={() => onChange?.(each)}
          />
          <kbd>{key?.toUpperCase() ?? index + 1}</kbd>
          {label}
        </label>
      ))}
    </div>
  )
}
