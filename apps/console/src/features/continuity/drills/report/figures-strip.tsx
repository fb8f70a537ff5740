'use client'
import type { DrillFigures } from '@understudy/continuity'
import { FactStrip, formatDuration, formatNumber, formatPart, missing, useUi } from '@understudy/ui'

/** The six numbers of a drill, live and afterwards. */
export function FiguresStrip({ figures, isOver }: { figures: DrillFigures | null; isOver: boolean }) {
  const { language } = useUi()
  const count = (of: (figures: DrillFigures) => number | null) => {
    const value = figures ? of(figures) : null
    return value === null ? missing : formatNumber(value, { language })
  }
  return (
    <FactStrip
      facts={[
        { label: 'Calls', value: count(({ calls }) => calls) },
        {
          label: 'Failed for the caller',
          value: figures ? formatPart(figures.failed, figures.calls, language) : missing,
        },
        { label: 'RTO, slowest port', value: formatDuration(figures?.rtoMs ?? null, { language }) },
        { label: 'Writes journalled', value: count(({ journalled }) => journalled) },
        isOver
          ? { label: 'RPO, writes lost', value: count(({ lost }) => lost) }
          : { label: 'Still to hand over', value: count(({ waiting }) => waiting) },
        isOver
          ? { label: 'Differences left', value: count(({ differences }) => differences) }
          : { label: 'Conflicts', value: count(({ conflicts }) => conflicts) },
      ]}
    />
  )
}
