import type { SelectOption } from '@understudy/ui'

/** Every zone this browser knows, UTC first; the chosen one also when the browser does not know it. */
export const timeZones = (chosen: string): SelectOption[] =>
  [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
