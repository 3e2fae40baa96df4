/** The database works and refuses this content, so trying the same again gives the same result. */
export class BatchRefused extends Error {
  override name = 'BatchRefused'
}
