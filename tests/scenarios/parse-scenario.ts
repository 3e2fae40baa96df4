/** Parses the text of a scenario into steps; see README.md. Text that is not understood is an error with its line. */

export type Value = string

/** A function, a document or a file of orders: all take fields and give a result. */
export interface CallStep {
  kind: 'call' | 'print' | 'upload'
  line: number
  /** Empty for prints and files. */
  code: string
  name: string
  fields: Record<string, Value>
  captures: Record<string, string>
  /** What the result, or the refusal, must contain. */
  expected: Record<string, Value>
  rejection: string | undefined
  /** The checker; the request must need one. 'nobody' leaves it waiting. */
  checker: string | undefined
}

export interface SeeStep {
  kind: 'see'
  line: number
  report: string
  terms: Record<string, Value>
  where: Record<string, Value>
  expected: Record<string, Value>
  captures: Record<string, string>
}

export type Step =
  | CallStep
  | SeeStep
  | { kind: 'as'; line: number; teller: string; password: string | undefined }
  | { kind: 'exchange'; line: number; words: string[] }

export interface Scenario {
  title: string
  steps: Step[]
  /** The written movements, by the line of their step. */
  moved: Map<number, string[]>
}

export class ScenarioError extends Error {
  constructor(line: number, text: string) {
    super(`line ${line}: ${text}`)
  }
}

export function parseScenario(text: string): Scenario {
  const scenario: Scenario = { title: '', steps: [], moved: new Map() }
  for (const [i, raw] of text.split('\n').entries()) {
    const line = i + 1
    if (raw.trim() === '' || raw.startsWith('#')) continue
    if (raw.startsWith('= ')) scenario.title = raw.slice(2).trim()
    else if (raw.startsWith('  ')) {
      const step = scenario.steps.at(-1)
      if (step === undefined) throw new ScenarioError(line, 'a movement before the first step')
      scenario.moved.set(step.line, [...(scenario.moved.get(step.line) ?? []), raw.trim()])
    } else scenario.steps.push(parseStep(raw, line))
  }
  if (scenario.title === '') throw new ScenarioError(1, 'no title')
  return scenario
}

function parseStep(text: string, line: number): Step {
  const words = wordsOf(text, line)
  const [first = '', second = ''] = words
  if (first === 'as') return { kind: 'as', line, teller: second, password: words[2] }
  if (first === 'exchange') return { kind: 'exchange', line, words: words.slice(1) }
  if (first === 'see') return parseSee(words.slice(1), line)
  if (first === 'print' || first === 'upload') return parseCall(first, ['', ...words.slice(1)], line)
  if (/^[A-Z]\d\d[A-Z]?$/.test(first)) return parseCall('call', words, line)
  throw new ScenarioError(line, `not a step: ${text}`)
}

function parseCall(
  kind: CallStep['kind'],
  [code = '', name = '', ...rest]: string[],
  line: number,
): CallStep {
  const step: CallStep = {
    kind,
    line,
    code,
    name,
    fields: {},
    captures: {},
    expected: {},
    rejection: undefined,
    checker: undefined,
  }
  let into = step.fields
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    if (word === '->') into = step.captures
    else if (word === '==') into = step.expected
    else if (word === '!!') step.rejection = rest[++i]
    else if (word === '??') step.checker = rest[++i]
    else assign(into, word, line)
  }
  return step
}

function parseSee([report = '', ...rest]: string[], line: number): SeeStep {
  const step: SeeStep = { kind: 'see', line, report, terms: {}, where: {}, expected: {}, captures: {} }
  let into = step.terms
  for (const word of rest) {
    if (word === 'where') into = step.where
    else if (word === '->') into = step.captures
    else if (word.endsWith(':') && !word.includes('=')) into = step.expected
    else {
      assign(into, word.replace(/:$/, ''), line)
      if (word.endsWith(':')) into = step.expected
    }
  }
  if (Object.keys(step.expected).length === 0) throw new ScenarioError(line, 'see expects nothing')
  return step
}

function assign(into: Record<string, Value>, word: string, line: number): void {
  const at = word.indexOf('=')
  if (at <= 0) throw new ScenarioError(line, `name=value wanted, not ${word}`)
  into[word.slice(0, at)] = word.slice(at + 1)
}

/** Spaces outside quotes, brackets and braces separate words; quotes around a whole value are removed. */
function wordsOf(text: string, line: number): string[] {
  const words: string[] = []
  let word = ''
  let depth = 0
  let isQuoted = false
  for (const character of `${text} `) {
    if (character === '"' && word.at(-1) !== '\\') isQuoted = !isQuoted
    else if (!isQuoted && (character === '{' || character === '[')) depth++
    else if (!isQuoted && (character === '}' || character === ']')) depth--
    if (character === ' ' && depth === 0 && !isQuoted) {
      if (word !== '') words.push(unquoted(word))
      word = ''
    } else word += character
  }
  if (isQuoted || depth !== 0) throw new ScenarioError(line, 'a quote or bracket is not closed')
  return words
}

function unquoted(word: string): string {
  const quoted = /^([^={["]+=)?"(.*)"(:?)$/s.exec(word)
  return quoted === null ? word : `${quoted[1] ?? ''}${quoted[2] ?? ''}${quoted[3] ?? ''}`
}
