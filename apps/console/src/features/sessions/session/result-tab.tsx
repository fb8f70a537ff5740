'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MeetingResult, Transcript } from '@understudy/agents/meetmind'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useDenial } from '@/features/shell/use-denial'
import type { RunView, ShownCall } from '../model'
import { AskPanel } from '../result/ask-panel'
import { ResultView } from '../result/result-view'
import type { ShownAnswer } from '../result/meeting'
import type { ChosenEvidence } from '../result/use-evidence'
import { useState } from 'react'

interface ResultTabProps {
  sessionId: string
  result: MeetingResult
  transcript: Transcript
  run: RunView
  calls: readonly ShownCall[]
  evidence: ChosenEvidence
}

export function ResultTab({ sessionId, ...shown }: ResultTabProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const denied = useDenial('session.ask')
  const earlier = useQuery(trpc.meetings.questions.queryOptions({ sessionId }))
  const [given, setGiven] = useState<ShownAnswer[]>([])
  const ask = useMutation(
    trpc.meetings.ask.mutationOptions({
      onSuccess: (answer) => {
        setGiven((before) => [answer, ...before])
        void queryClient.invalidateQueries(trpc.meetings.questions.queryFilter({ sessionId }))
      },
    }),
  )
  const times = new Set(given.map(({ at }) => at.getTime()))
  const { code } = shown.transcript.language
  return (
    <ResultView
      {...shown}
      ask={
        <AskPanel
          sessionId={sessionId}
          lang={code === 'other' ? undefined : code}
          answers={[...given, ...(earlier.data ?? []).filter(({ at }) => !times.has(at.getTime()))]}
          evidence={shown.evidence}
          isBusy={ask.isPending}
          error={ask.error ? errorOf(ask.error).message : null}
          denied={denied}
          onAsk={(question, scope) => ask.mutate({ sessionId: scope === 'meeting' ? sessionId : null, question })}
        />
      }
    />
  )
}
