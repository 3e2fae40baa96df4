/** Whose page this is, for whoever draws it. */
import { useSyncExternalStore } from 'react'
import { onPageState, pageState, type PageState } from './page-owner.ts'

export const usePage = (): PageState => useSyncExternalStore(onPageState, pageState)
