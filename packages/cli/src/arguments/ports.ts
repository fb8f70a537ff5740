import { Argument, Option } from 'commander'
import { portNameSchema } from '@understudy/continuity'
import type { z } from 'zod'

export type PortName = z.infer<typeof portNameSchema>

export const portArgument = (sentence: string): Argument => new Argument('<port>', sentence).choices(portNameSchema.options)
export const portOption = (sentence: string): Option => new Option('--port <port>', sentence).choices(portNameSchema.options)
