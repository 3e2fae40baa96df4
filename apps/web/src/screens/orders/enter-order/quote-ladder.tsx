/** Five levels of each side, live; a click takes the price. */
import { decimalsOf, useQuote, type Level, type Quote } from '@guitai/web-kit/api/market.ts'
import {
  showChange,
  showCount,
  showPrice,
  showRough,
  showSignedPrice,
  toneOf,
} from '@guitai/web-kit/format/figures.ts'
import { OldPrices } from '../../../parts/old-prices.tsx'
import { useText } from '../../../texts/use-text.ts'
import type { TextKey } from '../../../texts/use-text.ts'
import './quote-ladder.css'

const DEPTH = 5

export interface QuoteLadderProps {
  readonly instrument: string | undefined
  readonly name: string
  readonly onPick: (price: number) => void
}

export function QuoteLadder({ instrument, name, onPick }: QuoteLadderProps) {
  const { t, word } = useText()
  const quote = useQuote(instrument)
  if (instrument === undefined) return <p className="quiet">{t('instrument.pickFirst')}</p>
  if (quote === undefined) return <p className="quiet">{t('quote.none')}</p>
  const decimals = decimalsOf(quote)
  return (
    <>
      <OldPrices />
      <div className="ladder">
        <header>
          <b>{instrument.split('.')[0]}</b> <span title={name}>{name}</span>
          <em className="quiet">
            {quote.isSuspended === true ? t('quote.suspended') : word('phase', quote.phase ?? '')}
          </em>
        </header>
        <Side levels={quote.asks} side="ask" quote={quote} decimals={decimals} onPick={onPick} />
        <Last quote={quote} decimals={decimals} onPick={onPick} />
        <Side levels={quote.bids} side="bid" quote={quote} decimals={decimals} onPick={onPick} />
        <QuoteFacts quote={quote} decimals={decimals} />
      </div>
    </>
  )
}

interface SideProps {
  readonly levels: readonly Level[]
  readonly side: 'ask' | 'bid'
  readonly quote: Quote
  readonly decimals: number
  readonly onPick: (price: number) => void
}

function Side({ levels, side, quote, decimals, onPick }: SideProps) {
  const { t } = useText()
  const largest = Math.max(
    1,
    ...quote.bids.map(([, quantity]) => quantity),
    ...quote.asks.map(([, quantity]) => quantity),
  )
  const numbers = Array.from({ length: DEPTH }, (_, index) => (side === 'ask' ? DEPTH - 1 - index : index))
  return (
    <div className={`ladder-side ${side}`}>
      {numbers.map(number => {
        const level = levels[number]
        return (
          <button
            key={number}
            type="button"
            tabIndex={-1}
            disabled={level === undefined}
            onClick={() => level !== undefined && onPick(level[0])}
          >
            <i style={{ width: `${level === undefined ? 0 : Math.round((level[1] / largest) * 100)}%` }} />
            <span>{t(`quote.${side}`, { number: t(`digit.${number + 1}` as TextKey) })}</span>
            <b className={level === undefined ? 'quiet' : toneOf(level[0], quote.previousClose)}>
              {showPrice(level?.[0], decimals)}
            </b>
            <span className="figure">{level === undefined ? '' : showCount(level[1])}</span>
          </button>
        )
      })}
    </div>
  )
}

interface PartProps {
  readonly quote: Quote
  readonly decimals: number
}

function Last({ quote, decimals, onPick }: PartProps & { readonly onPick: (price: number) => void }) {
  const { last, previousClose } = quote
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`ladder-last ${toneOf(last, previousClose)}`}
      onClick={() => onPick(last ?? previousClose)}
    >
      <b>{showPrice(last ?? previousClose, decimals)}</b>
      <span>{last === null ? '' : showSignedPrice(last - previousClose, decimals)}</span>
      <span>{showChange(last, previousClose)}</span>
    </button>
  )
}

function QuoteFacts({ quote, decimals }: PartProps) {
  const { t, language } = useText()
  const priced = (price: number | null) => (
    <span className={toneOf(price, quote.previousClose)}>{showPrice(price, decimals)}</span>
  )
  return (
    <dl className="quote-facts">
      <dt>{t('quote.open')}</dt>
      <dd>{priced(quote.open)}</dd>
      <dt>{t('quote.previousClose')}</dt>
      <dd>{showPrice(quote.previousClose, decimals)}</dd>
      <dt>{t('quote.high')}</dt>
      <dd>{priced(quote.high)}</dd>
      <dt>{t('quote.low')}</dt>
      <dd>{priced(quote.low)}</dd>
      <dt>{t('quote.upper')}</dt>
      <dd className="up">{showPrice(quote.upperLimit, decimals)}</dd>
      <dt>{t('quote.lower')}</dt>
      <dd className="down">{showPrice(quote.lowerLimit, decimals)}</dd>
      <dt>{t('quote.volume')}</dt>
      <dd>{showRough(quote.volume, language)}</dd>
      <dt>{t('quote.amount')}</dt>
      <dd>{showRough(Math.round(quote.amount / 100), language)}</dd>
    </dl>
  )
}
