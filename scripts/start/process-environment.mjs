import path from 'node:path'

const set = (entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

/** What console, worker and set-up are started with. They get the logins' addresses, never the administrator's. */
export function processEnvironment({ options, address, secrets, urls, beds, proxy, version }) {
  const inherited = { ...process.env }
  delete inherited.DATABASE_URL
  return {
    ...inherited,
    NODE_ENV: 'production',
    UNDERSTUDY_PUBLIC_URL: process.env.UNDERSTUDY_PUBLIC_URL ?? address,
    UNDERSTUDY_VERSION: version,
    UNDERSTUDY_DATA_DIR: options.dataDir,
    UNDERSTUDY_CONFIG_DIR: options.configDir,
    UNDERSTUDY_DOCS_DIR: path.join(options.root, 'docs'),
    UNDERSTUDY_DATABASE_APP_URL: urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: urls.system,
    UNDERSTUDY_AUTH_SECRET: secrets.authSecret,
    ...set({
      UNDERSTUDY_SANDBOX_URL: beds.aws.url,
      UNDERSTUDY_SANDBOX_REASON: beds.aws.reason,
      UNDERSTUDY_SANDBOX_OPENSEARCH_URL: beds.search.url,
      UNDERSTUDY_SANDBOX_OPENSEARCH_REASON: beds.search.reason,
      UNDERSTUDY_SANDBOX_PROXY_OBJECTS: proxy?.urls.objects,
      UNDERSTUDY_SANDBOX_PROXY_MEMORY: proxy?.urls.memory,
      UNDERSTUDY_SANDBOX_PROXY_SEARCH: proxy?.urls.search,
      UNDERSTUDY_SANDBOX_PROXY_MODELS: proxy?.urls.models,
      UNDERSTUDY_SANDBOX_NAME_SERVER: proxy?.nameServer,
    }),
  }
}
