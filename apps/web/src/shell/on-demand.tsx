/**
 * A screen whose code comes when it is wanted, or before. One that is there is drawn at once, without a moment in which nothing could take
 * a key.
 */
import { lazy, useState, type ComponentType } from 'react'

export interface OnDemand<P extends object = object> {
  component: ComponentType<P>
  /** Brings the code; what could not be brought is asked for again by whoever goes there. */
  preload: () => Promise<unknown>
}

export function onDemand<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): OnDemand<P> {
  let loaded: ComponentType<P> | undefined
  let loading: Promise<{ default: ComponentType<P> }> | undefined
  const bring = (): Promise<{ default: ComponentType<P> }> => {
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
  function Screen(props: P) {
    const [Shown] = useState<ComponentType<P>>(() => loaded ?? Later)
    return <Shown {...props} />
  }
  return { component: Screen, preload: bring }
}
