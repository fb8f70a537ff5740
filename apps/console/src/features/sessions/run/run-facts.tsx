'use client'
import { FactStrip, formatDuration, formatNumber, missing, useUi, type Fact } from '@understudy/ui'
import type { RunView, ShownCall, ShownStep } from '../model'
import { statusWords } from '../run-status'
import { ServedBySign } from '../served-by-sign'
import { countSides } from './served-by'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

interface RunFactsProps {
  run: RunView
  steps: readonly ShownStep[]
  calls: readonly ShownCall[]
  nowMs: number
}

/** The run in one line: how far, by whom, at what price. */
export function RunFacts({ run, steps, calls, nowMs }: RunFactsProps) {
  const { language } = useUi()
  const counts = countSides(calls)
  const begun = steps.filter((step) => step.startedAt !== null).length
  const elapsedMs = run.startedAt && (run.endedAt?.getTime() ?? nowMs) - run.startedAt.getTime()
  const facts: Fact[] = [
    {
      label: `Run ${run.number}, step ${begun} of ${steps.length}`,
      value:
        elapsedMs === null
          ? capital(statusWords[run.status])
          : `${capital(statusWords[run.status])}, ${formatDuration(elapsedMs, { isFine: run.endedAt !== null, language })}`,
    },
    { label: 'Served by', value: calls.length === 0 ? missing : <ServedBySign counts={counts} hasNumbers /> },
    {
      label: 'Tokens',
      value: formatNumber(run.tokensIn + run.tokensOut, { language }),
      ...(run.tokenLimit !== null && { detail: `of ${formatNumber(run.tokenLimit, { language })} for this run` }),
    },
    {
      label: 'Calls',
      value: formatNumber(calls.length, { language }),
      ...(counts.none > 0 && { detail: `${counts.none} unanswered` }),
    },
  ]
  return <FactStrip facts={facts} />
}
