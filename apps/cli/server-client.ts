/**
 * Talks to a running server: signs in when needed, keeps its token, and repeats a request with an unknown outcome under the
 * same request id.
 */
export interface Answer {
  status: number
  /** JSON, or text when the answer is a text. */
  body: unknown
}

export class ServerAway extends Error {
  override name = 'ServerAway'
}

export class SignInRefused extends Error {
  override name = 'SignInRefused'
  readonly complaint: unknown

  constructor(complaint: unknown) {
    super('the sign-in was refused')
    this.complaint = complaint
  }
}

export interface TokenStore {
  read: () => string | undefined
  write: (token: string | undefined) => void
}

export interface Credentials {
  name: string
  password: string
  /** The code of a second factor. */
  code?: string
}

export interface ServerClientOptions {
  url: string
  tokens: TokenStore
  askCredentials: () => Promise<Credentials>
  /** Waits before a repeat. */
  pause: () => Promise<void>
}

const REPEATS = 10

export class ServerClient {
  readonly #options: ServerClientOptions
  #token: string | undefined

  constructor(options: ServerClientOptions) {
    this.#options = options
    this.#token = options.tokens.read()
  }

  async signIn(): Promise<void> {
    const { status, body } = await this.#send('/api/sign-in', {
      content: await this.#options.askCredentials(),
    })
    const fields = body as Record<string, unknown>
    if (status !== 200) throw new SignInRefused(fields['rejection'] ?? fields['error'])
    this.#token = String(fields['token'])
    this.#options.tokens.write(this.#token)
  }

  async signOut(): Promise<void> {
    if (this.#token !== undefined) await this.#send('/api/sign-out', { content: {} })
    this.#token = undefined
    this.#options.tokens.write(undefined)
  }

  get(path: string, language?: string): Promise<Answer> {
    return this.#signedIn(() => this.#send(path, { language }))
  }

  /** What is told on the event line of this topic from now on, until it is broken off. Signed in already. */
  async *events(topic: string, signal: AbortSignal): AsyncGenerator<unknown, void> {
    const response = await fetch(new URL(`/api/events?topics=${topic}`, this.#options.url), {
      headers: { authorization: `Bearer ${this.#token ?? ''}` },
      signal,
    })
    let rest = ''
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6)) as unknown
    }
  }

  /** Acts as the operator on the server's machine. */
  console(path: string, key: string, content: object): Promise<Answer> {
    return this.#send(path, { content, as: `Console ${key}` })
  }

  async runFunction(name: string, request: { requestId: string; input: unknown }): Promise<Answer> {
    for (let repeat = 0; ; repeat++) {
      const answer = await this.#attempt(name, request, repeat === REPEATS)
      if (answer !== undefined && (answer.status !== 503 || repeat === REPEATS)) return answer
      await this.#options.pause()
    }
  }

  /** Undefined when the connection broke, so that the outcome is unknown. */
  async #attempt(name: string, request: object, isLast: boolean): Promise<Answer | undefined> {
    try {
      return await this.#signedIn(() => this.#send(`/api/functions/${name}`, { content: request }))
    } catch (error) {
      if (!(error instanceof ServerAway) || isLast) throw error
      return undefined
    }
  }

  async #signedIn(send: () => Promise<Answer>): Promise<Answer> {
    if (this.#token === undefined) await this.signIn()
    const answer = await send()
    if (answer.status !== 401) return answer
    await this.signIn()
    return send()
  }

  async #send(
    path: string,
    {
      content,
      language,
      as,
    }: { content?: object | undefined; language?: string | undefined; as?: string | undefined } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = {}
    if (as !== undefined) headers['authorization'] = as
    else if (this.#token !== undefined) headers['authorization'] = `Bearer ${this.#token}`
    if (language !== undefined) headers['accept-language'] = language
    if (content !== undefined) headers['content-type'] = 'application/json'
    try {
      const response = await fetch(new URL(path, this.#options.url), {
        method: content === undefined ? 'GET' : 'POST',
        headers,
        body: content === undefined ? null : JSON.stringify(content),
      })
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
      return { status: response.status, body: isJson ? await response.json() : await response.text() }
    } catch (error) {
      throw new ServerAway(
        `${this.#options.url}: ${((error as Error).cause as Error | undefined)?.message ?? (error as Error).message}`,
      )
    }
  }
}
