import path from 'node:path'
import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { ObjectStore } from '@understudy/ports'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import type { Logger } from '@understudy/telemetry'
import type { Provider } from '../../provider.ts'
import type { CrashStep } from './crash-steps.ts'
import { AWS } from './model-bucket.ts'

interface Common {
  readonly db: Database
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
}

/** This machine's objects, and a bucket in AWS's place. `onStep` is told of every attempt. */
export function crashProviders(common: Common, bucket: ObjectStore, onStep?: (step: CrashStep) => void): Provider[] {
  const env = { UNDERSTUDY_SANDBOX_REASON: 'none in this test' }
  const { config } = resolveUnderstudyConfig({ env, file: path.join(common.dataDir, 'none.yaml') })
  const local = createProviders({ config, ...common }).find(({ id }) => id === 'local')!
  const attempted = (store: ObjectStore) => (onStep ? withSteps(store, onStep) : store)
  const side = (id: Provider['id'], objects: ObjectStore): Provider => {
    return { ...local, id, inventories: {}, ports: { objects: attempted(objects) } }
  }
  return [side(AWS, bucket), side('local', local.ports.objects!)]
}

type Method = (...args: unknown[]) => Promise<unknown>

const withSteps = (store: ObjectStore, onStep: (step: CrashStep) => void): ObjectStore =>
  new Proxy(store, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as Method
      return async (...args: unknown[]) => {
        onStep('attempt sending')
        const answer = await method.apply(target, args)
        onStep('attempt answered')
        return answer
      }
    },
  })
