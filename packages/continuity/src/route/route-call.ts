import { AttemptLog } from './candidate.ts'
import { routeRead } from './route-read.ts'
import type { RouteSettings } from './route-settings.ts'
import { routeWrite } from './route-write.ts'
import type { RoutedCall, RouteResult } from './routed-call.ts'

/** What changes nothing that the other side would have to be told. */
const leavesNothing = ({ port, name, operation }: RoutedCall): boolean =>
  operation.kind === 'read' || port === 'models' || (port === 'search' && name === 'refresh')

/** Tries the chain in order until one side answers truthfully, inside the caller's deadline. Never throws. */
export async function routeCall(routed: RoutedCall, settings: RouteSettings): Promise<RouteResult> {
  const log = new AttemptLog()
  const outcome = leavesNothing(routed) ? await routeRead(routed, settings, log) : await routeWrite(routed, settings, log)
  return { outcome, attempts: log.attempts }
}
