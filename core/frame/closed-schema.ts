/** Makes the schema that is checked and published: an object has the declared fields and no others. */
type Schema = Record<string, unknown>

/** The schema with every object closed and every integer limited to what a number holds exactly. */
export function closedSchema(schema: object): Schema {
  const closed: Schema = { ...schema }
  if (closed['type'] === 'object') closed['additionalProperties'] ??= false
  if (closed['type'] === 'integer') {
    closed['maximum'] ??= Number.MAX_SAFE_INTEGER
    closed['minimum'] ??= Number.MIN_SAFE_INTEGER
  }
  if (isSchema(closed['properties'])) {
    closed['properties'] = Object.fromEntries(
      Object.entries(closed['properties']).map(([name, part]) => [name, closedSchema(part as object)]),
    )
  }
  if (isSchema(closed['items'])) closed['items'] = closedSchema(closed['items'])
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(closed[word])) closed[word] = closed[word].map(part => closedSchema(part as object))
  }
  return closed
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
