/** A date as tellers type it: 20261123, 2026-11-23, 2026年11月23日, or 1123 in the year of the business date (typed-date.ts). */
import { typedDate } from '@guitai/core/base/typed-date.ts'
import { useContext } from 'react'
import { useText } from '../texts/use-text.ts'
import { Today } from './today.ts'
import { TypedInput } from './typed-input.tsx'

export interface DateInputProps {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly onBlur?: () => void
  readonly autoFocus?: boolean
}

export function DateInput(props: DateInputProps) {
  const { t } = useText()
  const today = useContext(Today)
  return (
    <TypedInput
      {...props}
      placeholder={t('date.form')}
      read={typed => typedDate(typed, today)}
      show={value => value}
    />
  )
}
