/** What operators do meanwhile: one administrator makes each act, and the other approves it where a second person is asked. */
import { present } from '@guitai/core/base/assert.ts'
import { FIRST_TELLERS } from '../../../apps/server/installation.ts'
import { signIn } from '../load.ts'
import { until } from '../until.ts'

interface Answer {
  status: number
  body: { approvalId?: number; error?: { code: string } }
}

const PATIENCE_SECONDS = 30

const firstTeller = (wanted: string): { name: string; password: string } =>
  present(
    FIRST_TELLERS.find(({ name }) => name === wanted),
    wanted,
  )

export class Operators {
  readonly #url: () => string
  #requests = 0
  #token: string | undefined

  constructor(url: () => string) {
    this.#url = url
  }

  async act(functionCode: string, input: object): Promise<void> {
    const { name, password } = firstTeller('admin')
    this.#token ??= (await signIn(this.#url(), name, password)).token
    const requestId = `operators-${++this.#requests}`
    const asked = await this.#post(`functions/${functionCode}`, { requestId, input })
    if (asked.status === 200) return
    const { approvalId } = asked.body
    if (asked.status !== 202 || approvalId === undefined) throw refused(functionCode, asked)
    const checker = firstTeller('admin2')
    const agreed = await this.#post(`approvals/${approvalId}/decide`, {
      requestId: `${requestId}/agreed`,
      checker: checker.name,
      password: checker.password,
      agree: true,
    })
    if (agreed.status !== 200) throw refused(functionCode, agreed)
  }

  /** Repeats under the same request id while the books are away. */
  async #post(path: string, body: object): Promise<Answer> {
    let answer: Answer | undefined
    await until(`an answer to ${path}`, PATIENCE_SECONDS, async () => {
      const response = await fetch(`${this.#url()}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token ?? ''}` },
        body: JSON.stringify(body),
      })
      answer = { status: response.status, body: (await response.json()) as Answer['body'] }
      return answer.status === 503 ? [JSON.stringify(answer.body)] : []
    })
    return present(answer, 'answer')
  }
}

function refused(functionCode: string, { status, body }: Answer): Error {
  return new Error(`${functionCode}: ${status} ${JSON.stringify(body)}`)
}
