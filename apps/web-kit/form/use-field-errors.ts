/** Puts a refusal at the field it names, in the current language, and takes it away when the act goes on. */
import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import type { Answer } from '../api/answers.ts'
import { useText } from '../texts/use-text.ts'
import { reasonsIn, rootOf } from './answer-note.tsx'

export function useFieldErrors(form: FormInstance, answer: Answer | undefined): void {
  const { pick } = useText()
  const marked = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (marked.current !== undefined) form.setFields([{ name: marked.current, errors: [] }])
    marked.current = undefined
    if (answer?.kind !== 'refused' || answer.complaint.field === undefined) return
    const name = rootOf(answer.complaint.field)
    const [words = '', ...reasons] = reasonsIn(pick(answer.complaint.message))
    form.setFields([{ name, errors: [reasons.length > 1 ? words : pick(answer.complaint.message)] }])
    marked.current = name
    const first: unknown = form.getFieldInstance(name)
    if (hasFocus(first)) first.focus()
    // Lines have no field of their own name: their first cell is where the reader begins.
    else document.querySelector<HTMLElement>(`[id^="${CSS.escape(name)}_"]`)?.focus()
  }, [form, answer, pick])
}

function hasFocus(value: unknown): value is { focus: () => void } {
  return typeof value === 'object' && value !== null && 'focus' in value && typeof value.focus === 'function'
}
