/** An amount or a price, typed and kept as a decimal text, never as a floating number. It is shown in thousands. */
import { typedDecimal } from '@guitai/core/base/typed-number.ts'
import { groupDecimal } from '../format/figures.ts'
import { TypedInput } from './typed-input.tsx'

export interface MoneyInputProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly onBlur?: () => void
  readonly decimals?: number
  readonly prefix?: string
}

export function MoneyInput({ decimals = 2, ...rest }: MoneyInputProps) {
  return (
    <TypedInput
      {...rest}
      className="amount-input"
      inputMode="decimal"
      read={typed => typedDecimal(typed, decimals)}
      show={value => groupDecimal(value, 2)}
    />
  )
}
