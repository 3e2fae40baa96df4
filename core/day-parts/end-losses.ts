/** Oral reports of a loss lapse with their date (core/procedures/clients/losses.ts). */
import { lapseLosses } from '../procedures/clients/losses.ts'
import { defineDayPart } from './define-day-part.ts'

export const endLosses = defineDayPart({
  name: 'end-losses',
  after: ['end-freezes'],
  of: lapseLosses,
})
