import { loadPlanSchema, type LoadPlan } from '@understudy/continuity/load'
import { z } from 'zod'

/** What a client that is a process of its own is given. */
export const clientPlanSchema = loadPlanSchema.extend({ dataDir: z.string(), historyFile: z.string() })
export type ClientPlan = Omit<LoadPlan, 'slots'> & { readonly dataDir: string; readonly historyFile: string }
