/** A screen that breaks takes only its own place with it; the bar, the menu and the other screens stay. */
import { Alert, Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'

interface GuardState {
  readonly error: Error | undefined
}

export class ScreenGuard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { error: undefined }

  static getDerivedStateFromError(error: Error): GuardState {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <Broken error={error} onAgain={() => this.setState({ error: undefined })} />
  }
}

function Broken({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const { t } = useText()
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={t('problem.screen')}
      description={error.message}
      action={<Button onClick={onAgain}>{t('problem.again')}</Button>}
    />
  )
}
