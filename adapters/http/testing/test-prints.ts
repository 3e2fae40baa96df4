/** Prints for tests of the HTTP side: slips 1 to 9 exist; a page is a line of text that says what was asked for. */
import { Type } from 'typebox'
import { AgentNo, ClientNo, Whole } from '@guitai/core/frame/fields.ts'
import type { PrintAnswer, PrintDescription, PrintReadAnswer, PrintsPort } from '../ports.ts'

const slipNo = Whole({ zh: '单号', en: 'Slip' }, 1, 1000)
const terms = Type.Object({ slipNo }, { additionalProperties: false })
const slip: PrintDescription = {
  name: 'slip',
  title: { zh: '凭条', en: 'Slip' },
  of: ['T01', 'T02'],
  paper: 'a5-landscape',
  terms,
}
const notes: PrintDescription = { ...slip, name: 'notes', of: ['Q99'], isMomentary: true }
const statement: PrintDescription = {
  ...slip,
  name: 'statement',
  isInquiry: true,
  terms: Type.Object(
    { slipNo, clientNo: ClientNo, agentNo: Type.Optional(AgentNo) },
    { additionalProperties: false },
  ),
}
/** It belongs to a function that this installation does not have. */
const orphan: PrintDescription = { ...slip, name: 'orphan', of: ['Z99'] }

export interface TestPrints extends PrintsPort {
  /** The answer given instead, until it is undefined again. */
  readAnswer?: PrintReadAnswer
  renderAnswer?: PrintAnswer
  copiesBefore: number
  businessDate: string
  /** What no font has. */
  missing: string[]
}

export function testPrints(): TestPrints {
  const port: TestPrints = {
    all: [slip, notes, statement, orphan],
    copiesBefore: 0,
    businessDate: '2026-11-23',
    missing: [],
    read({ terms: asked, context }) {
      const slipNo = Number(asked['slipNo'])
      const { copiesBefore, businessDate } = port
      const content = { seesPersonalData: context.seesPersonalData }
      const reading = { document: String(slipNo), copiesBefore, businessDate, content }
      const done = {
        kind: 'done',
        reading: slipNo < 10 ? reading : undefined,
        clients: ['10000001'],
      } as const
      return Promise.resolve(port.readAnswer ?? done)
    },
    unprintable: () => port.missing,
    render: ({ name, content, copyNo }) =>
      Promise.resolve(
        port.renderAnswer ?? {
          kind: 'done',
          pdf: Buffer.from(`${name} ${copyNo} ${JSON.stringify(content)}`),
        },
      ),
  }
  return port
}
