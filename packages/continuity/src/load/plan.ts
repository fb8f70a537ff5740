import { tenantIdSchema, type TenantRef } from '@understudy/core'
import type { ContentNames } from '@understudy/ports/server'
import { z } from 'zod'

/** Things that are written and read over and over: objects, events, documents; a model is asked and keeps nothing. */
export const slotKinds = ['put', 'event', 'document', 'ask'] as const
export type SlotKind = (typeof slotKinds)[number]

/** Calls a second. Reads are idempotent ones of what the client wrote before. */
export const loadRatesSchema = z.object({ writesPerS: z.number().nonnegative(), readsPerS: z.number().nonnegative() })
export type LoadRates = z.output<typeof loadRatesSchema>

/** What one client does, until it is told to stop. */
export const loadPlanSchema = loadRatesSchema.extend({
  /** What is one run's own: its keys and actors, apart from those of other runs. */
  run: z.string().regex(/^[a-z0-9]+$/),
  /** Letters and digits: it stands in keys and sessions. */
  clientId: z.string().regex(/^[a-z0-9]+$/),
  tenants: z.array(z.object({ id: tenantIdSchema, slug: z.string() })).min(1),
  /** Keys of this client's own for each tenant, and as many sessions; each is rewritten again and again. */
  keysPerTenant: z.number().int().positive(),
  /** Milliseconds that a caller waits for one call. */
  deadlineMs: z.number().positive(),
  /** Kinds of things that it writes and reads: objects and events unless told. */
  slots: z.array(z.enum(slotKinds)).min(1).default(['put', 'event']),
})
export type LoadPlan = Omit<z.output<typeof loadPlanSchema>, 'tenants'> & { readonly tenants: readonly TenantRef[] }

/** All clients of a run write under it, so that nothing else is taken for theirs. */
export const prefixOf = (run: string): string => `load/${run}/`
/** Their actors in the memory begin with it. */
export const actorsOf = (run: string): string => `${run}-`
/** Where everything of a run lies on a side. */
export const namesOf = (run: string): ContentNames => ({ keys: prefixOf(run), memory: LOAD_MEMORY, actors: actorsOf(run) })
/** The memory that all clients' events go to. */
export const LOAD_MEMORY = 'load'
/** The index that all clients' documents go to. */
export const LOAD_INDEX = 'load'
/** Keys that every client writes, for each tenant: their order is that of the calls, whoever made them. */
export const SHARED_KEYS = 4
