/** State that is work not yet handed in: kept as a form's draft is (drafts.ts), until it is set to nothing again. */
import { useCallback, useState } from 'react'
import { draftFor, keepDraft, useDraftPlace } from './drafts.ts'

const VALUE = { changed: new Set(['value']), secrets: new Set<string>() }

/** `none`: what is there before anything is done. */
export function useKept<Value>(name: string, none: Value): [Value, (next: Value) => void] {
  const screen = useDraftPlace()
  const at = screen === undefined ? undefined : `${screen.at}/${name}`
  const [value, setValue] = useState<Value>(() => {
    const kept = at === undefined ? undefined : draftFor({ at, given: {} })
    return kept === undefined ? none : (kept['value'] as Value)
  })
  const set = useCallback(
    (next: Value): void => {
      setValue(next)
      if (at !== undefined) keepDraft(at, { value: next }, VALUE)
    },
    [at],
  )
  return [value, set]
}
