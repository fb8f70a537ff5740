import { z } from 'zod'
import { portNames } from '@understudy/ports'

export const portNameSchema = z.enum(portNames)
export const sideSchema = z.enum(['aws', 'local'])
