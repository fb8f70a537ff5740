const browsers: [RegExp, string][] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Firefox 134, Linux": enough to know one's own again; what is not known is shown as it came. */
export function browserOf(userAgent: string | null): string {
  if (!userAgent) return 'not known'
  const browser = browsers.map(([pattern, name]) => [pattern.exec(userAgent), name] as const).find(([match]) => match)
  if (!browser) return userAgent.slice(0, 40)
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [`${browser[1]} ${browser[0]![1]}`, system].filter(Boolean).join(', ')
}
