export { resolveUnderstudyConfig, type ConfigSource, type ResolvedConfig, type SourcedOption } from './config.ts'
export type { UnderstudyConfig } from './config-schema.ts'
export { createProviders, type ProviderOptions } from './providers/create-providers.ts'
export type { Provider } from './providers/provider.ts'
