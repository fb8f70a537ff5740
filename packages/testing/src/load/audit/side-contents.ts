/** What lies on one side under the load's names, of each tenant by slug. */
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
