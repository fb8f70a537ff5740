/** Initials of a person; the name itself always stands beside it or in the label. */
export function Avatar({ name }: { name: string }) {
  const parts = name.trim().split(/\s+/)
  const initials = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => part?.charAt(0).toUpperCase() ?? '')
    .join('')
  return (
    <span className="avatar" aria-hidden="true">
      {initials}
    </span>
  )
}
