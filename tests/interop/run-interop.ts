/**
 * `npm run interop -- files` holds the tables that we write and read against programs that we did not write. A program that is missing
 * and cannot be installed is skipped by name, unless INTEROP_REQUIRED=1.
 */
import { interopOfFiles } from './files.ts'

const SUBJECTS = { files: interopOfFiles }
const [subject = ''] = process.argv.slice(2)
if (!Object.hasOwn(SUBJECTS, subject)) {
  console.error(`npm run interop -- ${Object.keys(SUBJECTS).join(' | ')}`)
  process.exit(2)
}
const failed = await SUBJECTS[subject as keyof typeof SUBJECTS](process.env['INTEROP_REQUIRED'] === '1')
console.log(failed === 0 ? 'nothing failed' : `${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
