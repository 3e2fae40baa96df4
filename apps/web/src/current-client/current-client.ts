/**
 * The client whom the teller serves: chosen or found in one function, begun with in the next. It is of this page and this sign-in, stands
 * in the frame, and changes no form in which anything was typed.
 */
import type { FormInstance } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'

let current: number | undefined
const listeners = new Set<() => void>()

export const currentClient = (): number | undefined => current

export function setCurrentClient(clientNo: number | undefined): void {
  current = clientNo
  for (const listener of listeners) listener()
}

function onCurrentClient(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useCurrentClient(): number | undefined {
  return useSyncExternalStore(onCurrentClient, currentClient)
}

/** What the teller has chosen in a form is whom the teller serves now; a field that is empty says nothing. */
export function noteChosen(clientNo: unknown): void {
  if (typeof clientNo === 'number') setCurrentClient(clientNo)
}

/** A form in which nothing was typed follows the frame, in sight. */
export function useFollowedClient(form: Pick<FormInstance, 'isFieldsTouched' | 'setFieldValue'>): void {
  useEffect(
    () =>
      onCurrentClient(() => {
        if (!form.isFieldsTouched()) form.setFieldValue('clientNo', current)
      }),
    [form],
  )
}
