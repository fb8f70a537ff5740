import type { PutOptions } from '@understudy/ports/objects'
import { otherSide } from '../../journal/intent.ts'
import { translateArgs } from '../../journal/translate-args.ts'
import type { Handing } from '../applier.ts'
import { objectVersion } from './current-object.ts'

/** What a write comes to on the side that has not judged it: bytes on top of a key, a deletion, or nothing at all. */
export type ObjectWrite =
  | { readonly kind: 'put'; readonly body: Uint8Array; readonly options: PutOptions }
  | { readonly kind: 'delete' }
  | { readonly kind: 'delete-version'; readonly versionId: string }
  /** What it speaks of is not on this side, or no longer anywhere. */
  | { readonly kind: 'nothing' }

/** Conditions are left out: the side that answered has judged them. */
export async function objectWrite(handing: Handing): Promise<ObjectWrite> {
  const { intent, args, side, parts } = handing
  if (intent.operation === 'put') {
    const { contentType, metadata } = (args[2] ?? {}) as PutOptions
    return { kind: 'put', body: args[1] as Uint8Array, options: kept({ contentType, metadata }) }
  }
  if (intent.operation === 'copy') return madeByCopy(handing)
  const { versionId } = (args[1] ?? {}) as { versionId?: string }
  if (versionId === undefined) return { kind: 'delete' }
  const { tenant, port, operation } = intent
  const [, its] = await translateArgs(parts.db, side, { tenant, port, operation, args })
  const itsId = (its as { versionId: string }).versionId
  return itsId === versionId ? { kind: 'nothing' } : { kind: 'delete-version', versionId: itsId }
}

const kept = ({
  contentType,
  metadata,
}: {
  contentType?: string | undefined
  metadata?: Record<string, string> | undefined
}) => ({
  ...(contentType === undefined ? {} : { contentType }),
  ...(metadata === undefined ? {} : { metadata }),
})

/** A copy is handed on as the bytes it made: its source may have changed meanwhile. */
async function madeByCopy({ intent, side, port, call }: Handing): Promise<ObjectWrite> {
  const from = otherSide(side)
  const source = port(from, 'objects')
  const ref = from === 'aws' ? intent.awsRef : intent.localRef
  const made = source && ref !== null ? await objectVersion(source, call(), intent.chain, ref) : null
  return made ? { kind: 'put', body: made.body, options: kept(made) } : { kind: 'nothing' }
}
