/** A form's draft: given back when the form comes, kept with every key, gone when it is handed in or cleared. */
import type { FormInstance } from 'antd'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Answer } from '../api/answers.ts'
import { draftFor, forgetDraft, keepDraft, useDraftPlace, type Typed } from './drafts.ts'

/** By what is typed into them: to keep browsers from filling them in, pickers call themselves `new-password`, too. */
const SECRETS = 'input[type=password], input[autocomplete="one-time-code"]'

const same = (values: Typed): Typed => values

export interface DraftOf {
  /** Which of the screen's forms. */
  readonly name: string
  readonly form: FormInstance
  readonly place: RefObject<HTMLElement | null>
  readonly drafted: ((values: Typed) => Typed) | undefined
  readonly answer: Answer | undefined
  readonly onGivenBack: (() => void) | undefined
}

export interface DraftKeeper {
  readonly isGivenBack: boolean
  readonly keep: (changed: Typed) => void
  readonly forget: () => void
}

export function useDraft({ name, form, place, drafted = same, answer, onGivenBack }: DraftOf): DraftKeeper {
  const screen = useDraftPlace()
  const at = screen === undefined ? undefined : `${screen.at}/${name}`
  const given = useRef(screen?.given ?? {})
  const told = useRef(onGivenBack)
  told.current = onGivenBack
  const changed = useRef(new Set<string>())
  const secrets = useRef(new Set<string>())
  const [isGivenBack, setGivenBack] = useState(false)
  useEffect(() => {
    const draft = at === undefined ? undefined : draftFor({ at, given: given.current })
    if (draft === undefined) return
    for (const each of Object.keys(draft)) changed.current.add(each)
    form.setFieldsValue(draft)
    // It was typed, and nothing that fills an empty form may write over it.
    form.setFields(Object.entries(draft).map(([name, value]) => ({ name, value, touched: true })))
    setGivenBack(true)
    told.current?.()
  }, [at, form])
  const forget = (): void => {
    changed.current.clear()
    setGivenBack(false)
    if (at !== undefined) forgetDraft(at)
  }
  const isHandedIn = answer?.kind === 'accepted' || answer?.kind === 'pending'
  useEffect(() => {
    if (!isHandedIn) return
    changed.current.clear()
    setGivenBack(false)
    if (at !== undefined) forgetDraft(at)
  }, [isHandedIn, answer, at])
  const keep = (typed: Typed): void => {
    if (at === undefined) return
    for (const each of Object.keys(typed)) changed.current.add(each)
    for (const { id } of place.current?.querySelectorAll<HTMLInputElement>(SECRETS) ?? [])
      secrets.current.add(id)
    const values = drafted(form.getFieldsValue(true) as Typed)
    keepDraft(at, values, { changed: changed.current, secrets: secrets.current })
  }
  return { isGivenBack, keep, forget }
}
