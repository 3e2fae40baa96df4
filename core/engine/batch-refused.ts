/** The database is there and will not have this: trying the same again gives the same. */
export class BatchRefused extends Error {
  override name = 'BatchRefused'
}
