'use client'
import type { PlatformOverview } from '@understudy/observe'
import type { AlarmWords, Matrix } from '@understudy/continuity'
import { AnswerStrip, Button, ButtonLink, formatPart, LinkText, ShareBar, StatusGlyph, Time } from '@understudy/ui'
import { useDenial } from '@/features/shell/use-denial'
import { answersOf } from './answers-of'

interface Props {
  overview: PlatformOverview
  matrix: Matrix
  alarms: readonly AlarmWords[]
}

/** The five questions, answered from what is measured. */
export function FiveAnswers({ overview, matrix, alarms }: Props) {
  const { wrong, affected, serving, lost } = answersOf(overview, matrix, alarms)
  const denied = useDenial('continuity.force')
  const { calls } = overview
  return (
    <AnswerStrip
      answers={[
        {
          question: 'What is wrong',
          answer: (
            <>
              <StatusGlyph status={wrong.status} label={wrong.status} /> {wrong.title}
            </>
          ),
          proof: wrong.proof,
        },
        {
          question: 'Who is affected',
          answer: affected.title,
          proof: (
            <>
              {formatPart(calls.failed, calls.total)} calls failed
              {calls.lastFailedAt ? (
                <>
                  , last <Time at={calls.lastFailedAt} />
                </>
              ) : (
                ''
              )}
              .
            </>
          ),
        },
        {
          question: 'Who is serving',
          answer: serving.title,
          proof:
            calls.aws + calls.local === 0 ? (
              'No call in this range.'
            ) : (
              <ShareBar
                height="thick"
                shares={[
                  { fill: 'aws', value: calls.aws, label: 'AWS' },
                  { fill: 'local', value: calls.local, label: 'local' },
                ]}
              />
            ),
        },
        { question: 'What would be lost', answer: lost.title, proof: lost.proof },
        {
          question: 'What you can do',
          answer: null,
          acts: (
            <>
              {denied ? (
                <Button variant="primary" isWide denied={denied}>
                  Force a side…
                </Button>
              ) : (
                <ButtonLink href="/continuity?force=any" variant="primary" isWide>
                  Force a side…
                </ButtonLink>
              )}
              <ButtonLink href="/continuity/journal" isWide>
                Look at the journal
              </ButtonLink>
              <LinkText href="/audit?outcome=denied">What was refused</LinkText>
            </>
          ),
        },
      ]}
    />
  )
}
