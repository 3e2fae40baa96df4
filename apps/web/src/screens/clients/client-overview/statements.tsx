/**
 * What a client asks for on paper: money and holdings as of now. An agent who asks instead is named here, stands on the page, and
 * has to be allowed to inquire (F06): the server says so before a page leaves.
 */
import { Form } from 'antd'
import { useState } from 'react'
import { RowPicker } from '@guitai/web-kit/form/row-picker.tsx'
import { PrintButtons } from '@guitai/web-kit/prints/print-buttons.tsx'
import { useText } from '../../../texts/use-text.ts'
import '@guitai/web-kit/form/modal-dialog.css'

export function Statements({ clientNo }: { readonly clientNo: number }) {
  const { t } = useText()
  const [agentNo, setAgentNo] = useState<string | number>()
  return (
    <div className="statements">
      <Form component={false}>
        <label className="dialog-field">
          {t('overview.agent')}
          <RowPicker
            widget="agent"
            client={clientNo}
            {...(agentNo === undefined ? {} : { value: agentNo })}
            onChange={setAgentNo}
          />
        </label>
      </Form>
      <PrintButtons code="Q02" values={{ clientNo, ...(agentNo === undefined ? {} : { agentNo }) }} />
    </div>
  )
}
