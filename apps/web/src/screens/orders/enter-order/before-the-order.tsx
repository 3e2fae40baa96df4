/**
 * What is known of an order before it is sent: the lot, the limits, whether the client's password is asked for, and what would be refused, all
 * at once and while it is typed.
 */
import { Alert } from 'antd'
import { showCount } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../../../texts/use-text.ts'
import type { Preview } from './use-preview.ts'

export interface BeforeTheOrderProps {
  readonly preview: Preview
  readonly isSell: boolean
}

export function BeforeTheOrder({ preview, isSell }: BeforeTheOrderProps) {
  const { t, pick } = useText()
  const { limits, warnings, lot } = preview
  return (
    <div className="before-the-order" role="status">
      {limits !== undefined && (
        <p className="quiet">
          {t(isSell ? 'order.lotToSell' : 'order.lotToBuy', { lot: showCount(lot) })}
          {limits.lower !== undefined && limits.upper !== undefined
            ? ` · ${t('order.limits', { lower: limits.lower, upper: limits.upper })}`
            : ''}
        </p>
      )}
      {warnings.map(warning => (
        <Alert key={warning.zh} type="warning" showIcon title={pick(warning)} />
      ))}
    </div>
  )
}
