/** Writes every generated file: registries and docs. `npm run check` fails when running it changes anything. */
import { generateFunctionRegistry } from './generate-function-registry.ts'

await generateFunctionRegistry()
