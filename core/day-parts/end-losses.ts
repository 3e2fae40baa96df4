/** Ends oral reports of a loss whose date has passed (core/procedures/clients/losses.ts). */
import { lapseLosses } from '../procedures/clients/losses.ts'
import { defineDayPart } from './define-day-part.ts'

export const endLosses = defineDayPart({
  name: 'end-losses',
  after: ['end-freezes'],
  of: lapseLosses,
})
