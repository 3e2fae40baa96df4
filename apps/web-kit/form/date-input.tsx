/** A date typed as tellers type it: 20261123, 2026-11-23, or in the middle of the week 1123. */
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { readDate } from './read-date.ts'
import { useText } from '../texts/use-text.ts'

export interface DateInputProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly today?: string | undefined
  readonly autoFocus?: boolean
}

export function DateInput({ id, value, onChange, today, autoFocus = false }: DateInputProps) {
  const { t } = useText()
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  const leave = (): void => {
    const date = readDate(text, today)
    if (date !== undefined) setText(date)
  }
  return (
    <Input
      id={id ?? ''}
      className="figure-input"
      autoFocus={autoFocus}
      value={text}
      placeholder={t('date.form')}
      maxLength={10}
      onBlur={leave}
      onChange={event => {
        setText(event.target.value)
        const typed = event.target.value.trim()
        onChange?.(typed === '' ? undefined : (readDate(typed, today) ?? typed))
      }}
    />
  )
}
