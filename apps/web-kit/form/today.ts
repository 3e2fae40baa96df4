/** The counter's business date, in whose year a date without a year is meant. The application provides it. */
import { createContext } from 'react'

export const Today = createContext<string | undefined>(undefined)
