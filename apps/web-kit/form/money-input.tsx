/**
 * An amount or a price, typed and kept as a decimal text: never a floating number. What is typed stays as it was typed until
 * the field is left, so that no key is lost however fast they come; then it is shown in thousands. A value set meanwhile by
 * something else (a step of the price) is shown at once, and stands chosen where the focus is: the next key begins anew.
 */
import { Input, type InputRef } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { groupDecimal } from '../format/figures.ts'
import { decimalOf, isDecimalSoFar } from './typed-decimal.ts'

export interface MoneyInputProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly decimals?: number
  readonly prefix?: string
}

export function MoneyInput({ value, onChange, decimals = 2, ...rest }: MoneyInputProps) {
  const [typed, setTyped] = useState<string>()
  const isOwn = typed !== undefined && decimalOf(typed, decimals) === value
  const place = useRef<InputRef>(null)
  useLayoutEffect(() => {
    const input = place.current?.input
    if (!isOwn && input === document.activeElement) input?.select()
  }, [isOwn, value])
  const take = (text: string): void => {
    if (!isDecimalSoFar(text)) return
    setTyped(text)
    onChange?.(decimalOf(text, decimals))
  }
  return (
    <Input
      {...rest}
      ref={place}
      className="figure-input amount-input"
      inputMode="decimal"
      autoComplete="off"
      value={isOwn ? typed : grouped(value)}
      onChange={event => take(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}

function grouped(value: string | undefined): string {
  return value === undefined || value === '' ? '' : groupDecimal(value, 2)
}
