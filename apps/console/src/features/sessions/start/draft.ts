import { del, get, set } from 'idb-keyval'
import { z } from 'zod'

const bytesSchema = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)

export const draftSchema = z.object({
  agentKey: z.string(),
  file: z.object({ name: z.string(), bytes: bytesSchema }).nullable(),
  title: z.string(),
  heldOn: z.string(),
  whenNoModel: z.enum(['go-on', 'wait']),
  savedAt: z.date(),
})
export type Draft = z.infer<typeof draftSchema>

const keyOf = (tenant: string): string => `understudy.session-draft.${tenant}`

/** What was begun on this device, or null. A draft of an older shape is no draft. */
export async function loadDraft(tenant: string): Promise<Draft | null> {
  return draftSchema.safeParse(await get(keyOf(tenant))).data ?? null
}

export const saveDraft = (tenant: string, draft: Draft): Promise<void> => set(keyOf(tenant), draft)

export const forgetDraft = (tenant: string): Promise<void> => del(keyOf(tenant))
