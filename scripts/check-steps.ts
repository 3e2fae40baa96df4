/**
 * The steps of `npm run check`, which a change must pass before anything is started; they are also the first part of `npm
 * test`.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsBelow } from './house/source-files.ts'
import { command, root, tool, type Step, type StepResult } from './run-steps.ts'

const parts = [
  'core',
  'protocols',
  'adapters',
  'reports',
  'audit',
  'prints',
  'apps',
  'scripts',
  'tests',
  'vitest.config.ts',
]

export function checkSteps(choice: { unitTests: boolean }): Step[] {
  const prettier = ['--check', '--log-level', 'warn', '.']
  // Every other step reads the generated files. Types and lint use every core, the other two only one, so two run at a time.
  const steps: Step[] = [
    { name: 'generated files', run: generatedFilesAreFresh },
    { name: 'types', after: 'generated files', run: () => tool('typescript/bin/tsc', ['-b']) },
    { name: 'format', after: 'generated files', run: () => tool('prettier/bin/prettier.cjs', prettier) },
    {
      name: 'lint',
      after: 'types',
      run: () => tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
    },
    { name: 'directions', after: 'format', run: directionsAreKept },
    {
      name: 'measures of the house',
      after: 'directions',
      isShown: true,
      run: () => command(process.execPath, [join(root, 'scripts', 'measure-house.ts')]),
    },
  ]
  const unit = ['run', '--project', 'unit', '--reporter', 'dot']
  if (choice.unitTests)
    steps.push({
      name: 'unit tests and tidy',
      after: 'lint',
      run: () => tool('vitest/vitest.mjs', unit),
    })
  return steps
}

/** dependency-cruiser reads TypeScript with swc, so it does not matter that the installed TypeScript is too new for it. */
async function directionsAreKept(): Promise<StepResult> {
  const { passed, output } = await tool('dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...parts,
  ])
  return { passed, output: output.replace(/‼ missing-tsc-transpiler[\s\S]*$/, '') }
}

/** Generating again must change nothing. */
async function generatedFilesAreFresh(): Promise<StepResult> {
  const generator = join(root, 'scripts', 'generate.ts')
  if (!existsSync(generator)) return { passed: true, output: '' }
  const before = fingerprints()
  const generated = await command(process.execPath, [generator])
  if (!generated.passed) return generated
  const after = fingerprints()
  const names = new Set([...before.keys(), ...after.keys()])
  const stale = [...names].filter(name => before.get(name) !== after.get(name))
  const advice = 'these files were stale and are written anew; commit them:'
  return { passed: stale.length === 0, output: [advice, ...stale].join('\n') }
}

function fingerprints(): Map<string, string> {
  const folders = ['core', 'protocols', 'adapters', 'reports', 'audit', 'prints', 'apps', 'docs']
  const files = folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => pathsBelow(root, folder))
  const generated = ['openapi.json', ...files].filter(file => existsSync(join(root, file)))
  return new Map(
    generated.map(file => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  )
}
