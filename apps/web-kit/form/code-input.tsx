/** The code that an authenticator shows: six digits, typed with or without the gap in the middle; empty where there is none. */
import { Input } from 'antd'

export interface CodeInputProps {
  /** Set by the form's item, where it stands in one. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (code: string) => void
  readonly label: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

export function CodeInput({
  id,
  value,
  onChange,
  label,
  placeholder = '',
  autoFocus = false,
}: CodeInputProps) {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className="code-input"
      inputMode="numeric"
      autoComplete="one-time-code"
      aria-label={label}
      placeholder={placeholder}
      autoFocus={autoFocus}
      value={value ?? ''}
      onChange={event => onChange?.(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
    />
  )
}
