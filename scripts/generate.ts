/** Writes every generated file: registries, then the documents made from them. `npm run check` fails when running it changes anything. */
import { generateFunctionRegistry } from './generate-function-registry.ts'
import { generatePrintsRegistry } from './generate-prints-registry.ts'
import { generateReportsRegistry } from './generate-reports-registry.ts'

await generateFunctionRegistry()
generateReportsRegistry()
generatePrintsRegistry()
// Loaded only now: it reads the registries that have just been written.
const { generateDocs } = await import('./generate-docs.ts')
await generateDocs()
