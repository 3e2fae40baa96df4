/** A list as a file. It is asked for as everything is, because a link could not say whose page it stands on; a refusal is said beside it. */
import { Button } from 'antd'
import { useState } from 'react'
import { download } from '../api/http.ts'
import { ReadingProblem } from './reading-problem.tsx'
import './file-link.css'

export interface FileLinkProps {
  readonly address: string
  readonly name: string
  readonly label: string
}

export function FileLink({ address, name, label }: FileLinkProps) {
  const [problem, setProblem] = useState<Error>()
  const keep = (): void => {
    setProblem(undefined)
    download(address, name).catch((error: unknown) =>
      setProblem(error instanceof Error ? error : new Error(String(error))),
    )
  }
  return (
    <>
      <Button type="link" className="export" onClick={keep}>
        {label}
      </Button>
      {problem !== undefined && <ReadingProblem error={problem} />}
    </>
  )
}
