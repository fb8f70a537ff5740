import { walkPage, type Inventory } from '../inventory.ts'
import type { Side } from '../side.ts'
import type { ObjectBackend } from './backend.ts'
import type { ObjectList } from './port.ts'

const PAGE = 1_000

/** Current versions by key and ETag; both sides make ETags alike. */
export const objectInventory = (side: Side, backend: ObjectBackend): Inventory => ({
  groups: () => Promise.resolve(['']),
  async *things(newCall) {
    let cursor: string | null = null
    do {
      const request = { prefix: '', limit: PAGE, ...(cursor === null ? {} : { cursor }) }
      const page: ObjectList = await walkPage(side, newCall, (call) => backend.list(call, request))
      yield page.objects.map(({ key, etag }) => ({ key, digest: etag }))
      cursor = page.cursor
    } while (cursor !== null)
  },
})
