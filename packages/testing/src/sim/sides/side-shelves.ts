import type { TenantRef } from '@understudy/core'
import { MemoryShelf } from './memory-shelf.ts'
import { ObjectShelf } from './object-shelf.ts'
import { SearchShelf } from './search-shelf.ts'

/** Everything that one side holds, tenant by tenant. */
export class SideShelves {
  readonly side: 'aws' | 'local'
  readonly objects = new Map<string, ObjectShelf>()
  readonly memory = new Map<string, MemoryShelf>()
  readonly search = new Map<string, SearchShelf>()
  readonly #now: () => Date
  readonly #isLate: () => boolean

  /** @param isLate true while a request takes effect that nobody waits for any more */
  constructor(side: 'aws' | 'local', now: () => Date, isLate: () => boolean) {
    this.side = side
    this.#now = now
    this.#isLate = isLate
  }

  objectsOf({ id }: Pick<TenantRef, 'id'>): ObjectShelf {
    return found(this.objects, id, () => new ObjectShelf(this.side === 'local', this.#now, this.#isLate))
  }

  memoryOf({ id }: Pick<TenantRef, 'id'>): MemoryShelf {
    return found(this.memory, id, () => new MemoryShelf(this.side, this.#now))
  }

  searchOf({ id }: Pick<TenantRef, 'id'>): SearchShelf {
    return found(this.search, id, () => new SearchShelf())
  }
}

function found<T>(map: Map<string, T>, id: string, make: () => T): T {
  const known = map.get(id) ?? make()
  map.set(id, known)
  return known
}
