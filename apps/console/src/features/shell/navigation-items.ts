import type { World } from '@understudy/observe'
import type { NavigationItem } from '@understudy/ui'
import type { ConsolePage } from './pages'

/** Ports that AWS should serve and does not. */
const awayOf = ({ ports }: World): number =>
  ports.filter(({ servedBy, isAwsConfigured }) => servedBy === null || (servedBy === 'local' && isAwsConfigured)).length

/** Pages with what waits behind them: ports that are away, writes that wait. A page beneath another has no sign of its own. */
export const navigationItems = (pages: readonly ConsolePage[], world: World): NavigationItem[] =>
  pages.map(({ href, label, icon, isSub }) => {
    const away = awayOf(world)
    return {
      href,
      label,
      ...(isSub ? { isSub } : { icon }),
      ...(href === '/continuity' && away > 0 && { count: away, countTone: 'down' as const }),
      ...(href === '/continuity/journal' && world.waitingAws > 0 && { count: world.waitingAws }),
    }
  })
