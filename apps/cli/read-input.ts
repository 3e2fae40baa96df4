/** 'key=value' words → an input, by what the schema says a field is. What does not fit stays a text: the server says so. */
interface FieldSchema {
  type?: string
  enum?: string[]
  format?: string
  pattern?: string
  items?: FieldSchema
  'x-title'?: { zh: string; en: string }
}

export interface InputSchema {
  properties?: Record<string, FieldSchema>
  required?: string[]
}

export async function readInput(
  schema: InputSchema,
  pairs: readonly string[],
  json: string | undefined,
  askSecret: (question: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const input = json === undefined ? {} : (JSON.parse(json) as unknown)
  if (!isRecord(input)) throw new Error('--json takes an object')
  for (const pair of pairs) {
    const split = pair.indexOf('=')
    if (split <= 0) throw new Error(`"${pair}" is not key=value`)
    const key = pair.slice(0, split)
    const text = pair.slice(split + 1)
    input[key] = text === '?' ? await askSecret(`${key}: `) : valueOf(text, schema.properties?.[key])
  }
  return input
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueOf(text: string, schema: FieldSchema | undefined): unknown {
  switch (schema?.type) {
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'array':
      return text.startsWith('[') ? jsonOr(text) : text.split(',').map(each => valueOf(each, schema.items))
    case 'object':
      return jsonOr(text)
    default:
      return text
  }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The server names the fault.
    return text
  }
}
