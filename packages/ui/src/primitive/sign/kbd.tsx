/** One key, or several pressed together. */
export function Kbd({ keys }: { keys: string | readonly string[] }) {
  const list = typeof keys === 'string' ? [keys] : keys
  return (
    <span className="keys">
      {list.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
