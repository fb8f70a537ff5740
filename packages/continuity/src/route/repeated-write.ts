import type { OpenIntent, Side } from '../journal/journal.ts'
import { operations } from './operations.ts'
import type { RoutedCall } from './routed-call.ts'

/**
 * A bucket on AWS knows no operation ids: the same put would lie on top of what came after the first one, the same deletion would
 * hide it. What that side took before is looked at, not sent again. Everywhere else a repeat answers as the first did.
 * @returns the call that tells what it came to; null where it may be repeated
 */
export function insteadOfRepeating(routed: RoutedCall, intent: OpenIntent | undefined, side: Side): RoutedCall | null {
  const { port, name, args } = routed
  if (intent?.servedBefore !== side || side !== 'aws' || port !== 'objects' || name === 'delete') return null
  const version = intent.refBefore == null ? [] : [{ versionId: intent.refBefore }]
  return { ...routed, name: 'head', operation: operations.objects.head!, args: [args[name === 'copy' ? 1 : 0], ...version] }
}

/** Of a deletion that AWS took before: what it was told then. */
export const deletionBefore = ({ port, name }: RoutedCall, intent: OpenIntent | undefined, side: Side) =>
  intent?.servedBefore === side && side === 'aws' && port === 'objects' && name === 'delete'
    ? { versionId: intent.refBefore ?? null, deleteMarker: true }
    : null
