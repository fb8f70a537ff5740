/** Where to look: everything else on a side is left out. */
export interface ContentNames {
  /** What the keys of objects begin with. */
  readonly keys: string
  /** The memory, and what the names of its actors begin with. */
  readonly memory: string
  readonly actors: string
}

/** What lies on one side under some names, of each tenant by slug. */
export interface SideContents {
  readonly side: 'aws' | 'local'
  readonly tenants: ReadonlyMap<string, TenantContents>
}

export interface TenantContents {
  /** Of each key, its versions oldest first; a deletion has no ETag. */
  readonly objects: ReadonlyMap<string, readonly (string | null)[]>
  /** Of each `<actor>/<session>`, the operation ids that its events carry, as often as they are there. */
  readonly events: ReadonlyMap<string, readonly string[]>
}

/** Adds to a list in a map. */
export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
