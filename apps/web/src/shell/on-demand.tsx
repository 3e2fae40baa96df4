/**
 * A screen whose code comes when it is wanted, or before. One that is there is drawn at once, without a moment in which nothing could take
 * a key.
 */
import { lazy, useState, type ComponentType } from 'react'

export interface OnDemand {
  component: ComponentType
  /** Brings the code; what could not be brought is asked for again by whoever goes there. */
  preload: () => Promise<unknown>
}

export function onDemand(load: () => Promise<{ default: ComponentType }>): OnDemand {
  let loaded: ComponentType | undefined
  let loading: Promise<{ default: ComponentType }> | undefined
  const bring = (): Promise<{ default: ComponentType }> => {
    loading ??= load().then(
      module => {
        loaded = module.default
        return module
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  const Later = lazy(bring)
  function Screen() {
    const [Shown] = useState<ComponentType>(() => loaded ?? Later)
    return <Shown />
  }
  return { component: Screen, preload: bring }
}
