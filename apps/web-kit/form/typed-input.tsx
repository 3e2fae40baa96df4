/**
 * A field for something that is typed as text and read as a value: a date, an amount, a count. What is typed stays on the
 * screen as it was typed while the field has the focus. When the field is left, the value is shown in its usual form. A text
 * that cannot be read stays, is the field's value as it is, and is refused by the form (field-problem.ts): nothing is cut off,
 * guessed, or kept from before. A value that something else sets meanwhile, such as a step of the price, is shown at once; it is
 * selected where the focus is, so that the next key begins anew.
 */
import { Input, type InputRef } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'

export interface TypedInputProps {
  readonly id?: string
  readonly label?: string | undefined
  readonly value?: string | undefined
  readonly onChange?: ((value: string | undefined) => void) | undefined
  /** The form's item listens to it. */
  readonly onBlur?: (() => void) | undefined
  readonly autoFocus?: boolean
  readonly prefix?: string
  readonly placeholder?: string
  readonly className?: string
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
  readonly isWrong?: boolean
  /** The value in the form in which it is sent; undefined when the text cannot be read. */
  readonly read: (typed: string) => string | undefined
  /** The value as it is shown when the field is left. */
  readonly show: (value: string) => string
}

export function TypedInput(props: TypedInputProps) {
  const { value, onChange, onBlur, read, show, label, className = '', isWrong = false, ...rest } = props
  const [typed, setTyped] = useState<string>()
  const isOwn = typed !== undefined && valueOf(typed, read) === value
  const place = useRef<InputRef>(null)
  useLayoutEffect(() => {
    const input = place.current?.input
    if (!isOwn && input === document.activeElement) input?.select()
  }, [isOwn, value])
  const shown = value === undefined || read(value) === undefined ? (value ?? '') : show(value)
  return (
    <Input
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isWrong ? { status: 'error' as const } : {})}
      ref={place}
      className={`figure-input ${className}`}
      autoComplete="off"
      value={isOwn ? typed : shown}
      onChange={event => {
        setTyped(event.target.value)
        onChange?.(valueOf(event.target.value, read))
      }}
      onBlur={() => {
        setTyped(undefined)
        onBlur?.()
      }}
    />
  )
}

function valueOf(typed: string, read: TypedInputProps['read']): string | undefined {
  return typed.trim() === '' ? undefined : (read(typed) ?? typed)
}
