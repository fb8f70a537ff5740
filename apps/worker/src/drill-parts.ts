import path from 'node:path'
import { drillSettings } from '@understudy/continuity/server'
import { drillSandbox, sandboxFacts } from '@understudy/observe/server'
import type { UnderstudyConfig } from '@understudy/ports/server'
import type { DrillParts } from './drill-work.ts'

/** Undefined where there is no sandbox: nothing is ever broken there. */
export function drillPartsOf(config: UnderstudyConfig, configDir: string): DrillParts | undefined {
  const { sandbox, region, aws } = config
  if (!sandbox.enabled || sandbox.url === null) return undefined
  return {
    facts: {
      folder: path.join(configDir, 'drills'),
      sandbox: drillSandbox(sandboxFacts(config)),
      schedule: drillSettings(config.continuity),
    },
    aws: { url: sandbox.url, region, bucket: aws.bucket },
  }
}
