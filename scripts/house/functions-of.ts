/** The functions of a source file, with their lengths and their numbers of parameters. */
import { nodesOf, type SyntaxNode } from './syntax.ts'
import { placeOf, withoutComments, type SourceFile } from './source-files.ts'

export interface MeasuredFunction {
  readonly place: string
  /** Without blank lines and comment lines. */
  readonly lines: number
  readonly parameters: number
  readonly isArrow: boolean
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/**
 * Named functions and methods, and arrow functions of more than one line. An arrow function of one line is an expression;
 * counting those would hide the long ones.
 */
export function functionsOf(file: SourceFile): MeasuredFunction[] {
  const code = withoutComments(file).text
  return nodesOf(file)
    .filter(({ type }) => FUNCTIONS.has(type))
    .map(node => ({
      place: placeOf(file, node.start),
      lines: code
        .slice(node.start, node.end)
        .split('\n')
        .filter(line => line.trim() !== '').length,
      parameters: parametersOf(node).length,
      isArrow: node.type === 'ArrowFunctionExpression',
    }))
    .filter(({ isArrow, lines }) => !isArrow || lines > 1)
}

/** `this` is a word for the type checker and not a parameter. */
function parametersOf(node: SyntaxNode): SyntaxNode[] {
  return (node['params'] as SyntaxNode[]).filter(parameter => parameter['name'] !== 'this')
}

/** The length that this share of all functions does not exceed: 0.5 is the median, 1 the longest. */
export function lengthAt(functions: readonly MeasuredFunction[], share: number): number {
  const lengths = functions.map(({ lines }) => lines).toSorted((a, b) => a - b)
  return lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0
}
