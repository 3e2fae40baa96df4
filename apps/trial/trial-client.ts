/** A program that uses the counter over HTTP like a teller: it signs in, runs functions, reads reports. */
import { Agent, request } from 'node:http'

export interface Answer<Result> {
  status: number
  result?: Result
  rejection?: { code: string }
}

export class TrialClient {
  readonly #url: URL
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  #token = ''
  #number = 0
  readonly #prefix = String(process.hrtime.bigint())
  /** How often each refusal came, such as 'C01 insufficient_cash'. */
  readonly refusals = new Map<string, number>()

  private constructor(url: string) {
    this.#url = new URL(url)
  }

  static async signIn(
    url: string,
    { name, password }: { name: string; password: string },
  ): Promise<TrialClient> {
    const client = new TrialClient(url)
    const { body } = await client.#send('POST', '/api/sign-in', { name, password })
    client.#token = (body as { token: string }).token
    return client
  }

  async run<Result>(functionCode: string, input: object): Promise<Answer<Result>> {
    const { status, body } = await this.#send('POST', `/api/functions/${functionCode}`, {
      requestId: `${this.#prefix}/${this.#number++}`,
      input,
    })
    const answer: Answer<Result> = { status, ...(body as object) }
    const { rejection } = answer
    if (rejection !== undefined) {
      const what = `${functionCode} ${rejection.code}`
      this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1)
    }
    return answer
  }

  async must<Result>(functionCode: string, input: object): Promise<Result> {
    const answer = await this.run<Result>(functionCode, input)
    if (answer.status !== 200) throw new Error(`${functionCode}: ${JSON.stringify(answer)}`)
    return answer.result as Result
  }

  /** The bytes of a kept document. */
  async document(documentNo: number): Promise<{ status: number; bytes: Buffer }> {
    const response = await fetch(new URL(`/api/documents/${documentNo}`, this.#url), {
      headers: { authorization: `Bearer ${this.#token}` },
    })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  async report(name: string, query: Record<string, string>): Promise<unknown> {
    const { status, body } = await this.#send(
      'GET',
      `/api/reports/${name}?${new URLSearchParams(query).toString()}`,
    )
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`)
    return body
  }

  #send(method: string, path: string, content?: object): Promise<{ status: number; body: unknown }> {
    const text = content === undefined ? undefined : JSON.stringify(content)
    const headers: Record<string, string | number> = { authorization: `Bearer ${this.#token}` }
    if (text !== undefined)
      Object.assign(headers, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      })
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: this.#url.hostname, port: this.#url.port, method, path, headers, agent: this.#agent },
        response => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown,
            }),
          )
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(text)
    })
  }
}
