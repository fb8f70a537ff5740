import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '@understudy/core'
import { ConfigError, readYamlConfig } from '@understudy/core/server'
import { timelineFileSchema } from './timeline-file.ts'
import type { Timeline } from './timeline.ts'

const NAME = /^[a-z0-9][a-z0-9-]{0,40}$/

/** A timeline, or one sentence on what is wrong with its file. */
export type TimelineEntry = { readonly timeline: Timeline } | { readonly name: string; readonly problem: string }

/** One file of the folder. @throws ConfigError naming the file, the option and its line */
export const readTimeline = (folder: string, name: string): Timeline =>
  readYamlConfig(timelineFileSchema(name), path.join(folder, `${name}.yaml`))

/** Every file of the folder, by name. One that cannot be used does not hide the others. */
export function listTimelines(folder: string): TimelineEntry[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => path.basename(file, '.yaml'))
    .sort()
  return names.map((name) => {
    try {
      return { timeline: readTimeline(folder, name) }
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      return { name, problem: error.message }
    }
  })
}

/** @throws AppError not_found, or invalid_input with the file's fault */
export function findTimeline(folder: string, name: string): Timeline {
  const isThere = NAME.test(name) && existsSync(path.join(folder, `${name}.yaml`))
  if (!isThere) throw new AppError('not_found', `There is no timeline ${name}.`)
  try {
    return readTimeline(folder, name)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new AppError('invalid_input', error.message)
  }
}
