/** Stands over prices that are not those of now, and says since when; nothing while the market is heard. */
import { useMarketAge, useMarketClock } from '@guitai/web-kit/api/market.ts'
import { showTime } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../texts/use-text.ts'
import { ageText } from './age-text.ts'
import './old-prices.css'

export function OldPrices() {
  const { t } = useText()
  const age = useMarketAge()
  const clock = useMarketClock()
  if (age === undefined || clock === undefined) return null
  const values = { time: showTime(clock.time), age: ageText(age, t) }
  return (
    <p className="old-prices" role="note">
      ⚠ {t('line.oldPrices', values)}
    </p>
  )
}
