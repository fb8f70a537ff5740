'use client'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { differencesSchema, JournalRow } from '@understudy/continuity'
import {
  CopyId,
  EmptyState,
  formatNumber,
  KeyValues,
  LoadingState,
  missing,
  SidePanel,
  SidePanelSection,
  Status,
  Text,
  Time,
  useUi,
} from '@understudy/ui'

type Differences = z.infer<typeof differencesSchema>

interface Props {
  row: JournalRow
  differences: Differences | undefined
  error: ReactNode
  /** To compare anew, and how far that is. */
  acts: ReactNode
  onClose: () => void
}

/** What the last comparison of both sides found, down to the key. */
export function DifferencesView({ row, differences, error, acts, onClose }: Props) {
  const { language } = useUi()
  return (
    <SidePanel title={`${row.tenant.slug}, ${row.port}`} overline="Both sides compared" onClose={onClose}>
      {error ||
        (!differences ? (
          <LoadingState shape="lines" count={5} />
        ) : (
          <>
            <SidePanelSection>
              <KeyValues
                items={[
                  { key: 'Compared', value: differences.comparedAt ? <Time at={differences.comparedAt} /> : 'not yet' },
                  { key: 'Keys', value: differences.comparedAt ? formatNumber(differences.comparedKeys, { language }) : missing },
                  { key: 'AWS', value: digest(differences.awsDigest) },
                  { key: 'Local', value: digest(differences.localDigest) },
                  { key: 'Result', value: <Result differences={differences} /> },
                ]}
              />
            </SidePanelSection>
            <SidePanelSection>{acts}</SidePanelSection>
            <SidePanelSection title="Differences">
              {differences.differences.length === 0 ? (
                <EmptyState title="None">
                  {differences.comparedAt ? 'Every key is the same on both sides.' : 'Both sides are compared after the replay.'}
                </EmptyState>
              ) : (
                differences.differences.map(({ key, sentence }) => (
                  <div key={key}>
                    <Text as="p" isMono>
                      {key}
                    </Text>
                    <Text as="p" size="small" tone="quiet">
                      {sentence}
                    </Text>
                  </div>
                ))
              )}
            </SidePanelSection>
          </>
        ))}
    </SidePanel>
  )
}

const digest = (value: string | null) => (value === null ? missing : <CopyId value={value} label="digest" />)

function Result({ differences: { comparedAt, awsDigest, localDigest, differences } }: { differences: Differences }) {
  if (!comparedAt) return <Status status="pending">not compared yet</Status>
  return differences.length === 0 && awsDigest === localDigest ? (
    <Status status="ok">equal</Status>
  ) : (
    <Status status="degraded">{differences.length} different</Status>
  )
}
