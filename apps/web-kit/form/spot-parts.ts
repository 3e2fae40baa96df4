/** How the application draws a stored request, and how it learns that the maker has seen how one ended. */
import { createContext, useContext, type ComponentType } from 'react'
import type { Row } from '../api/reports.ts'

export interface SpotParts {
  readonly Content: ComponentType<{ readonly row: Row }>
  readonly onSeen: (approvalId: number) => void
}

const Parts = createContext<SpotParts>({ Content: () => null, onSeen: () => undefined })

export const SpotPartsProvider = Parts.Provider
export const useSpotParts = (): SpotParts => useContext(Parts)
