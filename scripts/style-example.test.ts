import { expect, test } from 'vitest'
import { withExamples } from './style-example.ts'

const SOURCE =
  "import { a } from './a.ts'\n\nexport const f = define({\n  code: 'A',\n\n  run() {},\n})\n\nconst b = 1\n"
const document = (inside: string) =>
  `# Style\n\n1. So:\n\n   \`\`\`ts core/f.ts\n${inside}   \`\`\`\n\n2. Then.\n`

test('the block becomes the declaration, indented as the block is; the rest stays', () => {
  const wanted = "   export const f = define({\n     code: 'A',\n\n     run() {},\n   })\n"
  const sources = new Map([['core/f.ts', SOURCE]])
  expect(withExamples(document('   stale\n'), sources)).toBe(document(wanted))
  expect(withExamples(document(wanted), sources)).toBe(document(wanted))
})

test('a file that declares nothing is a mistake', () => {
  expect(() => withExamples(document(''), new Map())).toThrow('core/f.ts declares nothing')
})
