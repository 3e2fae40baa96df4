/** The last look before something is done: Enter agrees, Esc goes back. */
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'

export interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: ReactNode
  readonly facts: readonly (readonly [label: string, value: ReactNode])[]
  readonly tone?: 'buy' | 'sell' | undefined
  readonly isSending: boolean
  readonly onConfirm: () => void
  readonly onBack: () => void
}

export function ConfirmDialog({
  isOpen,
  title,
  facts,
  tone,
  isSending,
  onConfirm,
  onBack,
}: ConfirmDialogProps) {
  const { t } = useText()
  return (
    <Modal
      open={isOpen}
      title={title}
      width={420}
      centered
      destroyOnHidden
      closable={false}
      mask={{ closable: false }}
      onOk={onConfirm}
      onCancel={onBack}
      okText={t('confirm.yes')}
      cancelText={t('confirm.back')}
      okButtonProps={{
        autoFocus: true,
        loading: isSending,
        className: tone === undefined ? '' : `button-${tone}`,
      }}
      transitionName=""
      maskTransitionName=""
    >
      <dl className="facts confirm-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
