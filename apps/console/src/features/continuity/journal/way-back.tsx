'use client'
import { SideGlyph, formatPercent, StatusGlyph, Text, useUi } from '@understudy/ui'
import type { JournalView } from '@understudy/continuity'
import { wayBackSteps, type WayBackStep } from './way-back-steps'
import styles from './journal.module.css'

/** What has happened and what must happen before "recovered" is said. */
export function WayBack({ sides, replayed }: { sides: JournalView['wayBack']; replayed: string | null }) {
  const { language } = useUi()
  const steps = wayBackSteps(sides, (share) => formatPercent(Math.floor(share * 100) / 100, language))
  if (!steps) return <Text tone="quiet">No side is on its way back.</Text>
  return (
    <ol className={styles.steps}>
      {steps.map(({ title, standing }, index) => (
        <li key={index} aria-current={standing === 'now' ? 'step' : undefined}>
          <StepGlyph standing={standing} />
          <span>{title}</span>
          <span>
            {standing === 'next' ? 'next' : standing === 'now' && index === 1 ? replayed : standing === 'done' ? 'done' : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepGlyph({ standing }: { standing: WayBackStep['standing'] }) {
  if (standing === 'now') return <SideGlyph side="local" />
  return <StatusGlyph status={standing === 'done' ? 'ok' : 'pending'} />
}
