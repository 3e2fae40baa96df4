/** Where the teller is: '#/C01?clientNo=1'. The part behind # needs nothing of the server. */
import { useSyncExternalStore } from 'react'

export interface Route {
  readonly code: string
  readonly parameters: Readonly<Record<string, string>>
}

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  return { code: decoded(path), parameters: Object.fromEntries(new URLSearchParams(search)) }
}

/** An address that says nothing readable leads nowhere, and stays as it is to be said. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // Cut off or typed by hand.
    return path
  }
}

export function formatRoute(
  code: string,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const entries = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)])
  const search = new URLSearchParams(entries).toString()
  return `#/${encodeURIComponent(code)}${search === '' ? '' : `?${search}`}`
}

export function go(code: string, parameters: Readonly<Record<string, string | number>> = {}): void {
  window.location.hash = formatRoute(code, parameters)
  // The browser tells of it later, and a key may come before.
  for (const listener of listeners) listener()
}

/** Changes the parameters of where one is, without a step back. */
export function stay(code: string, parameters: Readonly<Record<string, string | number>>): void {
  window.history.replaceState(null, '', formatRoute(code, parameters))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

let last = { hash: '', route: parseRoute('') }

function currentRoute(): Route {
  const { hash } = window.location
  if (hash !== last.hash) last = { hash, route: parseRoute(hash) }
  return last.route
}

const listeners = new Set<() => void>()

function onRoute(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('hashchange', listener)
  }
}

export function useRoute(): Route {
  return useSyncExternalStore(onRoute, currentRoute)
}
