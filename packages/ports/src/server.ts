export { resolveUnderstudyConfig, type ConfigSource, type ResolvedConfig, type SourcedOption } from './config.ts'
export type { UnderstudyConfig } from './config-schema.ts'
export { createProviders, type ProviderOptions } from './create-providers.ts'
export type { Provider } from './provider.ts'
