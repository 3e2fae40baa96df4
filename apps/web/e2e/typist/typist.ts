/**
 * One seed of the typist: a browser with up to two tabs of the built counter beside the stub's answers, a person who works in them, and after
 * each look the judgement. The stub answers as a server may: mostly with success, sometimes with a refusal, a second person's
 * turn, or nothing that could be understood; and now and then it ends the session.
 */
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { createRandom, type Random } from '../../../simulator/participants/random.ts'
import type { TestBrowser } from '../../../../tests/support/chromium.ts'
import { startStubApi, type StubApi } from '../stub-api.ts'
import { Hands } from './hands.ts'
import { judgeRequest } from './judge.ts'
import { Person } from './person.ts'
import { ALL_CODES, oneOf } from './values.ts'
import { WITNESS, type Look, type SentRequest } from './witness.ts'

const BUILT = join(import.meta.dirname, '..', '..', 'dist')
const KEPT_ACTS = 60
const LATE_MS = 1_500
const STANDSTILL_MS = 120_000

export interface TypistChoice {
  readonly seed: number
  readonly acts: number
  /** Where the picture of a fault is put. */
  readonly pictures: string
  /** Hears of each act. */
  readonly onAct?: (act: string) => void
}

export interface TypistResult {
  readonly acts: number
  readonly keys: number
  readonly requests: number
  readonly screens: ReadonlySet<string>
  /** Undefined: everything holds. */
  readonly fault: string | undefined
  readonly lastActs: readonly string[]
  readonly picture: string | undefined
}

export async function runTypist(browser: TestBrowser, choice: TypistChoice): Promise<TypistResult> {
  const api = await startStubApi(BUILT, { isFull: true })
  const first = await browser.newPage()
  const round = new Round(api, first.context(), choice)
  try {
    await round.open(first)
    for (let act = 0; act < choice.acts && round.fault === undefined; act++) await round.actInTime()
    const picture = round.fault === undefined ? undefined : join(choice.pictures, `typist-${choice.seed}.png`)
    // A page that stands still has none.
    if (picture !== undefined) await round.picture(picture).catch(() => undefined)
    return { ...round.result(), picture }
  } finally {
    await first.context().close()
    await api.close()
  }
}

interface Tab {
  readonly page: Page
  readonly hands: Hands
  readonly person: Person
}

class Round {
  readonly #api: StubApi
  readonly #context: BrowserContext
  readonly #random: Random
  readonly #tabs: Tab[] = []
  readonly #screens = new Set<string>()
  readonly #lastActs: string[] = []
  #codes: string[] = []
  #at = 0
  #acts = 0
  #requests = 0
  #name = 'wang'
  readonly #onAct: TypistChoice['onAct']
  fault: string | undefined

  constructor(api: StubApi, context: BrowserContext, { seed, onAct }: TypistChoice) {
    this.#api = api
    this.#context = context
    this.#onAct = onAct
    this.#random = createRandom(`typist ${seed}`)
  }

  result(): Omit<TypistResult, 'picture'> {
    return {
      acts: this.#acts,
      keys: this.#tabs.reduce((sum, { hands }) => sum + hands.keys, 0),
      requests: this.#requests,
      screens: this.#screens,
      fault: this.fault,
      lastActs: this.#lastActs,
    }
  }

  picture(path: string): Promise<unknown> {
    return this.#tab.page.screenshot({ path })
  }

  async open(page: Page): Promise<void> {
    const number = this.#tabs.length + 1
    page.setDefaultTimeout(20_000)
    page.on('pageerror', error => this.#fail(`the page threw: ${error.stack ?? error.message}`))
    page.on('crash', () => this.#fail('the page crashed'))
    // Whoever is asked whether to leave wants to.
    page.on('dialog', dialog => void dialog.accept())
    await page.addInitScript({ content: WITNESS })
    await page.goto(this.#api.url)
    const hands = new Hands(page, this.#random, act => this.#note(`${number}: ${act}`))
    this.#tabs.push({ page, hands, person: new Person(hands, this.#random, () => this.#nextCode()) })
    this.#at = this.#tabs.length - 1
  }

  /** Keys wait for a page that stands still, and would wait for ever. */
  async actInTime(): Promise<void> {
    this.#acts++
    const isDone = await Promise.race([
      this.#act().then(() => true),
      setTimeout(STANDSTILL_MS, false, { ref: false }),
    ])
    if (!isDone) this.#fail(`the page stands still at ${await runningCode(this.#tab.page)}`)
  }

  async #act(): Promise<void> {
    const look = await this.#look()
    if (this.fault !== undefined) return
    if (look.place === 'sign-in') return this.#signIn(look)
    this.#prepareAnswer()
    const chance = this.#random.next()
    if (chance < 0.04) return this.#back()
    if (chance < 0.05) return this.#reload()
    if (chance < 0.06) return this.#otherTab()
    if (chance < 0.065) return this.#endSession()
    await this.#tab.person.act(look)
  }

  get #tab(): Tab {
    const tab = this.#tabs[this.#at]
    if (tab === undefined) throw new RangeError('no tab is open')
    return tab
  }

  #note(act: string): void {
    this.#onAct?.(act)
    this.#lastActs.push(act)
    if (this.#lastActs.length > KEPT_ACTS) this.#lastActs.shift()
  }

  #fail(fault: string): void {
    this.fault ??= fault
  }

  /** Every screen in turn, in an order of the seed. */
  #nextCode(): string {
    if (this.#random.next() < 0.15 && this.#screens.size > 0) return oneOf([...this.#screens], this.#random)
    if (this.#codes.length === 0) this.#codes = shuffled(ALL_CODES, this.#random)
    return this.#codes.pop() ?? ''
  }

  async #look(): Promise<Look> {
    const { page } = this.#tab
    const look: Look = await page.evaluate(() => window.witness.look())
    for (const each of look.sent) this.#judge(each)
    if (look.place === 'counter') this.#screens.add(look.at)
    this.#note(`— ${look.at} ${look.focus} ${look.id}${look.hasDialog ? ' in a dialog' : ''}`)
    this.#judgeLook(look)
    return look
  }

  #judgeLook(look: Look): void {
    if (look.place === 'blank') this.#fail('the page is blank')
    if (look.focus === 'nothing') this.#fail(`the focus is on nothing at ${look.at} (${look.place})`)
    if (look.problem !== undefined) this.#fail(`the screen broke: ${look.problem}`)
    if (look.goesUnasked !== undefined)
      this.#fail(`the page would go without a question: ${look.goesUnasked}`)
    for (const each of look.lost) this.#fail(`lost: ${each}`)
    for (const each of look.rejections) this.#fail(`nobody caught: ${each}`)
  }

  #judge({ path, body, after }: SentRequest): void {
    this.#requests++
    const name = path.split('/').at(-1) ?? ''
    const { requestId, input } = JSON.parse(body) as { requestId: string; input: Record<string, unknown> }
    const arrived = this.#api.posted.find(each => each.body.requestId === requestId)
    if (arrived !== undefined && JSON.stringify(arrived.body.input) !== JSON.stringify(input))
      this.#fail(`${name} arrived as ${JSON.stringify(arrived.body.input)}, sent ${JSON.stringify(input)}`)
    const accepted = after.filter(each => each.number !== 229 && !each.isRepeated)
    const judged = accepted.map(each => judgeRequest(name, input ?? {}, each))
    const last = judged.at(-1)
    if (last === undefined) return this.#fail(`${name} was sent without an accepting key: ${body}`)
    if (judged.every(each => each.length > 0))
      this.#fail(
        `${name} is not what was seen: ${last.join('; ')}\n${body}\n${JSON.stringify(accepted.at(-1)?.fields)}`,
      )
  }

  async #signIn({ focus }: Look): Promise<void> {
    // The page that another teller has taken has buttons only: the one that goes on has the focus.
    if (focus === 'button') return this.#tab.hands.press('Enter')
    if (this.#random.next() < 0.3) this.#name = oneOf(['wang', 'li'], this.#random)
    await this.#tab.person.signIn(this.#name)
  }

  async #back(): Promise<void> {
    const way = this.#random.next() < 0.7 ? 'back' : 'forward'
    this.#note(way)
    const can = way === 'back' ? 'canGoBack' : 'canGoForward'
    await this.#tab.page.evaluate(`navigation.${can} && history.${way}()`)
  }

  async #reload(): Promise<void> {
    this.#note('loads the page anew')
    await this.#tab.page.reload()
  }

  async #otherTab(): Promise<void> {
    this.#note('the other tab')
    if (this.#tabs.length < 2) return this.open(await this.#context.newPage())
    this.#at = 1 - this.#at
    await this.#tab.page.bringToFront()
    if (this.#random.next() < 0.4)
      await this.#tab.page
        .getByText('签退', { exact: true })
        .click({ timeout: 3_000 })
        .catch(() => undefined)
  }

  async #endSession(): Promise<void> {
    this.#note('the session ends')
    this.#api.endSession()
    this.#api.tell('day', {})
  }

  #prepareAnswer(): void {
    const { answers } = this.#api
    if (answers.length > 0 || this.#random.next() > 0.3) return
    const message = { zh: '测试拒绝', en: 'Refused' }
    const answer = oneOf(
      [
        { status: 200, body: { result: { orderId: 1025, status: 'pendingNew' } } },
        { status: 422, body: { rejection: { code: 'test', message } } },
        { status: 422, body: { rejection: { code: 'test', message, field: 'clientNo' } } },
        { status: 202, body: { approvalId: 77, reason: 'limit' } },
        { status: 502, body: {} },
        { status: 503, body: { error: { code: 'books_unavailable', message } } },
      ],
      this.#random,
    )
    const isLate = this.#random.next() < 0.5
    this.#note(`(the next answer is ${answer.status}${isLate ? ', and late' : ''})`)
    answers.push(isLate ? lateAnswer(answer) : answer)
  }
}

/** Its time begins when it is asked for. */
const lateAnswer = (answer: StubApi['answers'][number]): StubApi['answers'][number] => ({
  ...answer,
  get after() {
    return setTimeout(LATE_MS)
  },
})

/** Where in its code a page is that does not answer. */
async function runningCode(page: Page): Promise<string> {
  const debug = await page.context().newCDPSession(page)
  const { promise: stopped, resolve: stop } = Promise.withResolvers<string>()
  debug.on('Debugger.paused', ({ callFrames }) =>
    stop(
      callFrames
        .map(({ functionName, url, location: { lineNumber, columnNumber = 0 } }) =>
          [functionName, url.split('/').at(-1), lineNumber + 1, columnNumber + 1].join(':'),
        )
        .join(' < '),
    ),
  )
  await debug.send('Debugger.enable')
  await debug.send('Debugger.pause')
  const found = await Promise.race([stopped, setTimeout(LATE_MS, 'no code')])
  await debug.send('Debugger.disable')
  return found
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map(value => ({ value, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
