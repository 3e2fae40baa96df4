/** Draws /openapi.json: operations by module, their fields, answers and refusals. Text is inserted as text, never as HTML. */
const description = await (await fetch('/openapi.json')).json()

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function resolve(schema) {
  const name = schema?.$ref?.split('/').at(-1)
  return name === undefined ? schema : description.components.schemas[name]
}

function table(titles, rows) {
  const head = element('tr', {}, ...titles.map(title => element('th', {}, title)))
  return element(
    'table',
    {},
    head,
    ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, String(cell))))),
  )
}

function titleOf(schema) {
  const title = schema['x-title']
  return title === undefined ? (schema.title ?? '') : `${title.zh} ${title.en}`
}

function formOf(schema) {
  const form = schema.enum === undefined ? (schema.pattern ?? schema.format ?? '') : schema.enum.join(' | ')
  const limits = ['minimum', 'maximum', 'minLength', 'maxLength']
    .filter(name => schema[name] !== undefined)
    .map(name => `${name} ${schema[name]}`)
  return [schema.type ?? '', form, ...limits].filter(text => text !== '').join(', ')
}

function fieldsOf(operation) {
  const body = resolve(operation.requestBody?.content['application/json'].schema)
  const input = body === undefined ? undefined : (resolve(body.properties.input) ?? body)
  const fields = Object.entries(input?.properties ?? {}).map(([name, schema]) => ({
    name,
    schema,
    isNeeded: input.required?.includes(name),
  }))
  return fields.concat(
    (operation.parameters ?? []).map(({ name, schema, required }) => ({ name, schema, isNeeded: required })),
  )
}

/** As it is typed into a terminal. */
function exampleOf(path, operation) {
  const body = operation.requestBody?.content['application/json']?.example
  if (body === undefined) return undefined
  const token = operation.security?.length === 0 ? '' : ' -H "Authorization: Bearer $TOKEN"'
  return `curl ${location.origin}${path}${token} -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'`
}

function draw(path, method, operation) {
  const fields = fieldsOf(operation).map(({ name, schema, isNeeded }) => [
    name,
    titleOf(schema),
    formOf(schema),
    isNeeded ? '●' : '',
  ])
  const answers = Object.entries(operation.responses).map(([status, answer]) => [status, answer.description])
  const refusals = (operation['x-rejections'] ?? []).map(({ code, zh, en }) => [code, zh, en])
  const parts = [element('p', {}, operation.description ?? '')]
  if (fields.length > 0) parts.push(table(['field', '名称 title', 'form', '必填'], fields))
  parts.push(table(['status', ''], answers))
  const example = exampleOf(path, operation)
  if (example !== undefined) parts.push(element('pre', {}, example))
  if (refusals.length > 0) parts.push(table(['rejection', '中文', 'English'], refusals))
  const methodName = element('span', { className: `method ${method}` }, method.toUpperCase())
  const drawn = element(
    'details',
    {},
    element('summary', {}, methodName, operation.summary, element('code', {}, path)),
    ...parts,
  )
  drawn.dataset.text = `${path} ${operation.summary}`.toLowerCase()
  return drawn
}

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    tag: operation.tags[0],
    drawn: draw(path, method, operation),
  })),
)
const main = document.querySelector('#operations')
for (const [tag, members] of Map.groupBy(operations, ({ tag }) => tag)) {
  main.append(element('section', {}, element('h2', {}, tag), ...members.map(({ drawn }) => drawn)))
}
document.querySelector('#about').textContent = description.info.description
document.querySelector('#filter').addEventListener('input', ({ target }) => {
  const wanted = target.value.trim().toLowerCase()
  for (const { drawn } of operations) drawn.hidden = !drawn.dataset.text.includes(wanted)
})
