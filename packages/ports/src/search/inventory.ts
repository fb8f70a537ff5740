import { walkPage, type HeldThing, type Inventory } from '../inventory.ts'
import type { Side } from '../side.ts'
import type { SearchBackend } from './backend.ts'
import { canonicalSettings } from './canonical-settings.ts'

/** Documents by their external version, and each index's settings. */
export const searchInventory = (side: Side, backend: SearchBackend): Inventory => ({
  groups: (newCall) => walkPage(side, newCall, (call) => backend.names(call)),
  async *things(newCall, index) {
    const settings = await walkPage(side, newCall, (call) => backend.settings(call, index))
    yield [{ key: index, digest: canonicalSettings(settings) }]
    let after: string | null = ''
    while (after !== null) {
      const from: string = after
      const page: { id: string; version: number }[] = await walkPage(side, newCall, (call) => backend.page(call, index, from))
      yield page.map(({ id, version }): HeldThing => ({ key: `${index}/${id}`, digest: String(version) }))
      after = page.at(-1)?.id ?? null
    }
  },
})
