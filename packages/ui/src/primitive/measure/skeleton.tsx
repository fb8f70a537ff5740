/** Room kept for what is still loading. Width in percent of its place. */
export function Skeleton({
  widthPercent = 60,
  heightPx = 10,
}: {
  widthPercent?: number | undefined
  heightPx?: number | undefined
}) {
  return <span className="skeleton" aria-hidden="true" style={{ width: `${widthPercent}%`, height: heightPx }} />
}
