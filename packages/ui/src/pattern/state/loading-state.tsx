'use client'
import { Skeleton } from '../../primitive/measure/skeleton.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type LoadingStateProps = {
  shape: 'lines' | 'rows' | 'strip' | 'chart'
  count?: number | undefined
  label?: string | undefined
  heightPx?: number | undefined
}

const widths = [72, 54, 63, 48, 68, 57]

/** Skeletons in the shape of what comes, so that nothing moves when it does. */
export function LoadingState({ shape, count = 4, label, heightPx = 180 }: LoadingStateProps) {
  const { words } = useUi()
  return (
    <div className={`loading ${shape}`} role="status" aria-busy="true">
      <span className="visually-hidden">{label ?? words.loading}</span>
      {shape === 'chart' ? (
        <span className="skeleton" style={{ height: heightPx }} />
      ) : (
        Array.from({ length: count }, (_, index) => (
          <div key={index}>
            {shape === 'strip' && <Skeleton widthPercent={40} />}
            <Skeleton widthPercent={widths[index % widths.length]} heightPx={shape === 'strip' ? 16 : 10} />
          </div>
        ))
      )}
    </div>
  )
}
