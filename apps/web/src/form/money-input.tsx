/** An amount or a price, typed and kept as a decimal text: never a floating number. */
import { InputNumber } from 'antd'
import type { KeyboardEvent, Ref } from 'react'
import { groupDecimal } from '../format/figures.ts'

export interface MoneyInputProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly decimals?: number
  readonly step?: string
  readonly prefix?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly inputRef?: Ref<HTMLInputElement>
}

export function MoneyInput({
  value,
  onChange,
  decimals = 2,
  step = '1',
  inputRef,
  ...rest
}: MoneyInputProps) {
  return (
    <InputNumber<string>
      {...rest}
      ref={inputRef as never}
      className="figure-input"
      stringMode
      controls={false}
      min="0"
      step={step}
      value={value ?? null}
      onChange={next => onChange?.(next ?? undefined)}
      formatter={(shown, { userTyping, input }) => (userTyping ? input : grouped(shown))}
      parser={shown => trimDecimals((shown ?? '').replaceAll(/[,，\s]/g, '').replace('。', '.'), decimals)}
      changeOnWheel={false}
    />
  )
}

function grouped(value: string | undefined): string {
  return value === undefined || value === '' ? '' : groupDecimal(value, 2)
}

/** More places than the field has are not taken. */
function trimDecimals(text: string, decimals: number): string {
  const [whole = '', fraction] = text.split('.')
  return fraction === undefined ? whole : `${whole}.${fraction.slice(0, decimals)}`
}
