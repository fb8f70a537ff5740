import { parseConfig } from '@understudy/core/server'
import { z } from 'zod'

const address = z.url({ protocol: /^http$/, error: 'expected an http:// address' }).optional()
const schema = z.object({
  version: z.string().min(1),
  /** The AWS and the OpenSearch behind the doors. */
  aws: address,
  opensearch: address,
  /** Where the doors are: a name and a port each. */
  doors: z.object({ objects: address, memory: address, search: address, models: address }),
  nameServer: z
    .string()
    .regex(/^127\.0\.0\.1:\d+$/, 'expected 127.0.0.1:<port>')
    .optional(),
})

export type SandboxProxyConfig = z.output<typeof schema>

/** What `npm start` tells each of its processes about the sandbox. @throws ConfigError */
export const readSandboxProxyConfig = (env: NodeJS.ProcessEnv = process.env): SandboxProxyConfig =>
  parseConfig(
    schema,
    {
      version: env.UNDERSTUDY_VERSION ?? '0.1.0',
      aws: env.UNDERSTUDY_SANDBOX_URL,
      opensearch: env.UNDERSTUDY_SANDBOX_OPENSEARCH_URL,
      doors: {
        objects: env.UNDERSTUDY_SANDBOX_PROXY_OBJECTS,
        memory: env.UNDERSTUDY_SANDBOX_PROXY_MEMORY,
        search: env.UNDERSTUDY_SANDBOX_PROXY_SEARCH,
        models: env.UNDERSTUDY_SANDBOX_PROXY_MODELS,
      },
      nameServer: env.UNDERSTUDY_SANDBOX_NAME_SERVER,
    },
    'environment',
  )
