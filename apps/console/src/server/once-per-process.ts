/** Next evaluates a module once per bundle; what must exist once per process hangs on the process. */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>
  const key = Symbol.for(`understudy.${name}`)
  return (store[key] ??= make())
}
