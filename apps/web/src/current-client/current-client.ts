/**
 * The client whom the teller serves: chosen or found in one function, begun with in the next. It is of this page and this sign-in, stands
 * in the frame, and changes no form in which anything was typed.
 */
import type { FormInstance } from 'antd'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { parseRoute, stay, useRoute } from '../shell/route.ts'

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

/** Whom the address names. While one goes to another screen this one is still there, and keeps its own. */
function useGiven(code: string): number | undefined {
  const route = useRoute()
  const isHere = route.code === code
  const named = isHere ? Number(route.parameters['clientNo']) || undefined : undefined
  const [given, setGiven] = useState(named)
  if (isHere && named !== given) setGiven(named)
  return given
}

export interface ServedClient {
  /** Whom the way here has named. */
  readonly given: number | undefined
  readonly clientNo: number | undefined
  readonly choose: (clientNo: number | undefined) => void
}

/**
 * The client of a screen about one: the one it was gone to for, else whom the teller serves, who stands there to be agreed to or typed
 * over. The screen follows the frame as long as nothing was typed.
 */
export function useServedClient(code: string, isTouched: boolean = false): ServedClient {
  const given = useGiven(code)
  const [begun, setBegun] = useState(currentClient)
  const touched = useRef(isTouched)
  useEffect(() => {
    touched.current = isTouched
  })
  const take = (clientNo: number | undefined): void => {
    setBegun(clientNo)
    stay(code, clientNo === undefined ? {} : { clientNo })
  }
  useEffect(
    () =>
      onCurrentClient(() => {
        // The screen that one has gone to begins with the client before this one is gone.
        const isHere = parseRoute(window.location.hash).code === code
        if (isHere && current !== undefined && !touched.current) take(current)
      }),
    [code],
  )
  const choose = (clientNo: number | undefined): void => {
    take(clientNo)
    noteChosen(clientNo)
  }
  return { given, clientNo: given ?? begun, choose }
}
