/**
 * Writes every generated file: first registries, then the documents made from them, then the example in STYLE. `npm run check`
 * fails when running it changes anything.
 */
import { generateRegistries } from './generate-registries.ts'
import { writeStyleExample } from './style-example.ts'

await generateRegistries()
// Loaded only now, because it reads the registries that have just been written.
const { generateDocs } = await import('./generate-docs.ts')
await generateDocs()
await writeStyleExample()
