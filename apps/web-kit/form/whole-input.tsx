/**
 * A whole number, such as a quantity, typed with or without thousands. The form's value is a number; a text that cannot be read
 * as one stays a text, which the form refuses (field-problem.ts).
 */
import { typedDecimal } from '@guitai/core/base/typed-number.ts'
import { groupDecimal } from '../format/figures.ts'
import { TypedInput } from './typed-input.tsx'

export interface WholeInputProps {
  readonly id?: string
  readonly label?: string
  readonly value?: number | string | undefined | null
  readonly onChange?: (value: number | string | undefined) => void
  readonly onBlur?: () => void
  readonly autoFocus?: boolean
  readonly className?: string
  readonly isWrong?: boolean
  /** Numbers that name something are not grouped. */
  readonly isGrouped?: boolean
}

export function WholeInput({ value, onChange, isGrouped = true, ...rest }: WholeInputProps) {
  return (
    <TypedInput
      {...rest}
      value={value === undefined || value === null ? undefined : String(value)}
      onChange={text => onChange?.(text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text)}
      inputMode="numeric"
      read={typed => typedDecimal(typed, 0)}
      show={text => (isGrouped ? groupDecimal(text) : text)}
    />
  )
}
