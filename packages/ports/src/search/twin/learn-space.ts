import type { TenantRef } from '@understudy/core'
import { createBreathe } from '../breathe.ts'
import { serialiseLatentSpace } from '../latent/serialise-latent-space.ts'
import { FEWEST_DOCUMENTS, LARGEST_SAMPLE, trainLatentSpace } from '../latent/train-latent-space.ts'
import type { DerivedIndex } from './derived-index.ts'
import type { InTransaction } from './follow-index.ts'

/** Learnt anew when the documents have become half as many again, or half as many. */
const GROWTH = 1.5
const SHRINKAGE = 0.5

/** Whether the documents have outgrown the space that was learnt from `learntFrom` of them. */
export const spaceIsDue = (documents: number, learntFrom: number): boolean =>
  documents >= FEWEST_DOCUMENTS && (learntFrom === 0 || documents >= learntFrom * GROWTH || documents <= learntFrom * SHRINKAGE)

/** Learns the index's space and stores it for every node; if another node was faster, its space stays. About 3 s for 5,000 abstracts. */
export async function learnSpace(
  inTransaction: InTransaction,
  tenant: TenantRef,
  index: string,
  derived: DerivedIndex,
): Promise<void> {
  const { documents, vocabulary } = derived.sample(LARGEST_SAMPLE)
  const spaceDocuments = derived.documents
  const generation = derived.spaceGeneration
  const space = serialiseLatentSpace(await trainLatentSpace(documents, vocabulary, createBreathe()))
  await inTransaction((tx) =>
    tx.twinIndex.updateMany({
      where: { tenantId: tenant.id, name: index, spaceGeneration: generation },
      data: { space: new Uint8Array(space), spaceGeneration: generation + 1, spaceDocuments },
    }),
  )
}
