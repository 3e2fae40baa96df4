/**
 * Shows /openapi.json with Swagger UI. Three things are added: refusals as a table, a filter that finds an operation by code, name or
 * either title, and that whoever signs in here is signed in for the operations below.
 */
const description = await (await fetch('/openapi.json')).json()

// A document of 3.1 is normalised as a whole for every operation that is opened, which takes seconds. As 3.0 it is shown at once.
description.openapi = '3.0.3'

for (const methods of Object.values(description.paths))
  for (const operation of Object.values(methods)) {
    const refusals = operation['x-rejections'] ?? []
    if (refusals.length === 0) continue
    const rows = refusals.map(({ code, zh, en }) => `| \`${code}\` | ${zh} | ${en} |`)
    operation.description += ['\n', '| refusal | 中文 | English |', '| --- | --- | --- |', ...rows].join('\n')
  }

/** Operations whose path or summary has all the words; Swagger UI itself filters by module only. */
function opsFilter(taggedOperations, phrase) {
  const words = phrase.toLowerCase().split(/\s+/)
  const isMeant = operation => {
    const text = `${operation.get('path')} ${operation.getIn(['operation', 'summary'])}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  return taggedOperations
    .map(tagged => tagged.update('operations', operations => operations.filter(isMeant)))
    .filter(tagged => tagged.get('operations').size > 0)
}

/** A module of which the filter leaves something is open; without a filter it is as it was left. */
const isShown =
  (original, system) =>
  (_state, thing, ...rest) =>
    (thing[0] === 'operations-tag' && typeof system.layoutSelectors.currentFilter() === 'string') ||
    original(thing, ...rest)

const shown = globalThis.SwaggerUIBundle({
  spec: description,
  dom_id: '#operations',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [{ fn: { opsFilter }, statePlugins: { layout: { wrapSelectors: { isShown } } } }],
  responseInterceptor(response) {
    const isSignIn = response.ok && new URL(response.url).pathname === '/api/sign-in'
    if (isSignIn) shown.preauthorizeApiKey('bearer', response.body.token)
    return response
  },
})

document.querySelector('#begin button').addEventListener('click', () => {
  const { show } = shown.getSystem().layoutActions
  show(['operations-tag', 'system'], true)
  show(['operations', 'system', 'sign-in'], true)
})
document.querySelector('#begin').hidden = false
