// Who may import whom (docs: architecture, "Layers"). Left to right: a package may use what stands before it.
const ground = ['core', 'telemetry']
const data = [...ground, 'db']
const api = [...data, 'audit', 'identity', 'api']
const features = ['tenants', 'runtime', 'agents', 'observe', 'continuity']
const ports = ['resilience', 'ports']

/** Features use each other through their entry points only: their package.json exports nothing else. */
const feature = [...api, ...ports, ...features]

/** Package → the packages it may import. */
const packageLayers = {
  core: [],
  telemetry: ['core'],
  db: ground,
  audit: data,
  identity: [...data, 'audit'],
  api: [...data, 'audit', 'identity'],
  resilience: ['core'],
  ports: [...data, 'resilience'],
  ...Object.fromEntries(features.map((name) => [name, feature.filter((other) => other !== name)])),
  /** Speaks to a running console: procedures' types, schemas and words, never a verb. */
  cli: feature,
  ui: [],
  testing: [...feature],
}

const appLayers = {
  console: [...feature, 'ui'],
  worker: feature,
}

/** Files that only a test run loads: these, and no others, may import packages/testing. */
export const testFiles = [
  '**/*.test.{ts,tsx}',
  '**/testing/**/*.{ts,tsx}',
  'packages/ports/src/**/contract.ts',
  'packages/ports/src/**/contract/**/*.ts',
  'e2e/**/*.ts',
]

export const elements = [
  ...Object.keys(packageLayers).map((type) => ({ type, pattern: `packages/${type}` })),
  ...Object.keys(appLayers).map((type) => ({ type: `app:${type}`, pattern: `apps/${type}` })),
]

/** The layers as policies of eslint-plugin-boundaries; `extra` is allowed from everywhere. */
export function policies(extra = []) {
  const all = [...Object.entries(packageLayers), ...Object.entries(appLayers).map(([name, uses]) => [`app:${name}`, uses])]
  return all.map(([type, uses]) => ({
    from: { element: { type } },
    allow: { to: { element: { type: [...uses, ...extra] } } },
  }))
}
