/** The environment decides what is asked for. */
import { expect, test } from 'vitest'
import { askCredentials } from './ask-credentials.ts'

const PASSWORD = { GUITAI_USER: 'ann', GUITAI_PASSWORD: 'p' }

test.each<[string, Record<string, string>, string[], object]>([
  ['nothing', {}, ['name', 'password', 'code'], { name: 'name', password: 'password', code: 'code' }],
  ['name and password', PASSWORD, [], { name: 'ann', password: 'p' }],
  ['a code, too', { ...PASSWORD, GUITAI_CODE: '492039' }, [], { name: 'ann', password: 'p', code: '492039' }],
  ['an empty code', { ...PASSWORD, GUITAI_CODE: '' }, [], { name: 'ann', password: 'p' }],
  [
    'only the name',
    { GUITAI_USER: 'ann' },
    ['password', 'code'],
    { name: 'ann', password: 'password', code: 'code' },
  ],
])('%s is known', async (_, environment, asked, expected) => {
  const questions: string[] = []
  const answer = (question: string): Promise<string> => {
    const word = question.split(/[ :]/)[0] ?? ''
    questions.push(word)
    return Promise.resolve(word)
  }
  expect(await askCredentials(environment, { ask: answer, askSecret: answer })).toEqual(expected)
  expect(questions).toEqual(asked)
})

test('who presses Enter has none', async () => {
  const answers = ['ann', 'p', '']
  const answer = (): Promise<string> => Promise.resolve(answers.shift() ?? 'more')
  expect(await askCredentials({}, { ask: answer, askSecret: answer })).toEqual({ name: 'ann', password: 'p' })
})
