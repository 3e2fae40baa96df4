/** The measures of the house: what is counted, and where, so that a number that grew can be found. */
import { emptyNames } from './empty-names.ts'
import { functionsOf, lengthAt } from './functions-of.ts'
import { arrowsBetweenRooms, arrowsOf, filesInCircles, roomsOf, upwardArrows } from './imports.ts'
import { functionNames, namedFunctions } from './named-functions.ts'
import { isHandwritten, isTest, pathsBelow, readSource, type SourceFile } from './source-files.ts'
import { wordsWithTwoHomes } from './words-at-home.ts'

export interface Measure {
  readonly name: string
  readonly value: number
  /** One entry per counted place; lengths have none. */
  readonly places: readonly string[]
}

/** Measures the shipped source below `root`, without tests. */
export function measureHouse(root: string): Measure[] {
  const files = pathsBelow(root)
    .filter(path => isHandwritten(path) && !isTest(path))
    .map(path => readSource(root, path))
  const arrows = arrowsOf(files)
  const functions = files.flatMap(functionsOf)
  const length = (share: number) => ({ value: lengthAt(functions, share), places: [] })
  const long = files.filter(({ path, lines }) => path.startsWith('core/') && lines > 150)
  return [
    counted('files in import circles', filesInCircles(arrows)),
    counted(
      'upward imports in core',
      upwardArrows(arrows).map(({ from, to }) => `${from} → ${to}`),
    ),
    ...['adapters/http', 'apps/server'].flatMap(folder => [
      counted(`rooms of ${folder}`, roomsOf(folder, files)),
      counted(`arrows between rooms of ${folder}`, arrowsBetweenRooms(folder, arrows)),
    ]),
    counted(
      'files over 150 lines in core',
      long.map(({ path, lines }) => `${path}: ${lines}`),
    ),
    { name: 'lines of a function, median', ...length(0.5) },
    { name: 'lines of a function, nine in ten', ...length(0.9) },
    { name: 'lines of a function, longest', ...length(1) },
    counted(
      'functions with more than three parameters',
      functions.filter(({ parameters }) => parameters > 3).map(({ place }) => place),
    ),
    counted("the counter's functions without a declared answer", withoutAnswer(files)),
    counted('names of functions in server, cli and shared web', namedFunctions(files, functionNames(files))),
    counted('words with two homes', wordsWithTwoHomes(files)),
    counted('names that say nothing (Manager, Helper, Util, Service, Info, Data)', files.flatMap(emptyNames)),
    counted(
      'opening comments over ten lines',
      files.filter(file => linesOfOpening(file) > 10).map(file => `${file.path}: ${linesOfOpening(file)}`),
    ),
  ]
}

/** The functions that edit parameters declare their answer in one shared place. */
function withoutAnswer(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => /^export const \w+ = defineFunction\(/m.test(text))
    .filter(({ text }) => !/^ {2}answer\b/m.test(text) && !/\bparameterFunction\(/.test(text))
    .map(({ path }) => path)
}

function linesOfOpening({ text }: SourceFile): number {
  return /^(?:#!.*\n)?(\/\*\*[\s\S]*?\*\/)/.exec(text)?.[1]?.split('\n').length ?? 0
}

function counted(name: string, places: readonly string[]): Measure {
  return { name, value: places.length, places }
}
