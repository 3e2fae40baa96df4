/** A list that could not be read says why, in its place. */
import { Alert } from 'antd'
import { RefusedReading } from '../api/http.ts'
import { useText } from '../texts/use-text.ts'

export function ReadingProblem({ error }: { readonly error: Error }) {
  const { t, pick } = useText()
  const words = error instanceof RefusedReading ? pick(error.complaint.message) : t('problem.unreachable')
  return <Alert className="problem" type="warning" showIcon title={words} />
}
