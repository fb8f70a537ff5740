'use client'
import { Link as LinkIcon } from 'lucide-react'
import type { Cell, PortRow, ProcessWindow, TripReason } from '@understudy/continuity'
import {
  Button,
  ButtonLink,
  CodeBlock,
  formatNumber,
  formatPercent,
  IconButton,
  KeyValues,
  missing,
  Row,
  Side,
  SidePanel,
  SidePanelSection,
  Status,
  Text,
  Time,
  toast,
  useUi,
  type Denial,
  type Language,
} from '@understudy/ui'
import { SecondsBars } from '../port/seconds-bars'
import { summariseWindows } from '../port/window-summary'
import { SideSignView } from '../side-sign-view'
import { cellNote, cellWords } from '../words/cell-words'
import { modeWord } from '../words/mode-words'
import { reasonWords } from '../words/reason-words'
import { ReadinessFacts } from './readiness-facts'

interface Props {
  row: PortRow
  cell: Cell
  /** What the processes count of this side now; empty while it is not known. */
  windows: readonly ProcessWindow[]
  denied: Denial | undefined
  onChangeMode: () => void
  onClose: () => void
}

/** One side of one port: how it stands, why, and what would be left without it. */
export function CellPanel({ row, cell, windows, denied, onChangeMode, onClose }: Props) {
  const { language } = useUi()
  const { status, word } = cellWords(cell, language)
  const note = cellNote(cell, language)
  const count = (value: number) => formatNumber(value, { language })
  const chain = row.cells.map(({ provider }) => provider)
  return (
    <SidePanel
      title={note && cell.lastError ? `${capital(word)}: ${lower(cell.lastError.message)}` : capital(word)}
      overline={
        <Row gap={4}>
          {row.port} on <SideSignView provider={cell.provider} chain={chain} />
        </Row>
      }
      onClose={onClose}
      footer={
        <Row>
          <Button variant="primary" denied={denied} onClick={onChangeMode}>
            Change mode…
          </Button>
          <ButtonLink href={`/continuity/${row.port}?side=${encodeURIComponent(cell.provider)}`}>Open {row.port}</ButtonLink>
          <IconButton
            label="Copy link"
            icon={<LinkIcon />}
            onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => toast.success('Link copied'))}
          />
        </Row>
      }
    >
      <SidePanelSection>
        <KeyValues
          items={[
            { key: 'State', value: status ? <Status status={status}>{word}</Status> : word },
            { key: 'Since', value: cell.since ? <Time at={cell.since} /> : missing },
            { key: 'Mode', value: modeWord(row.modes[0]?.mode) },
            { key: 'Share', value: shareWords(row.callsPerS, cell.servedShare, language) },
            { key: 'Would get', value: `${formatPercent(cell.admittedShare, language)} of new calls` },
            { key: 'Served by', value: row.servedBy ? <Side side={row.servedBy} /> : <Status status="down">nobody</Status> },
            ...(cell.nextProbeAt ? [{ key: 'Next probe', value: <Time at={cell.nextProbeAt} show="relative" /> }] : []),
            { key: 'Epoch', value: count(cell.epoch) },
          ]}
        />
      </SidePanelSection>
      {cell.reason && (
        <SidePanelSection title="Why it moved">
          <Text as="p" tone="quiet">
            {capital(reasonWords(cell.reason))}.
          </Text>
          <CallsPerSecond windows={windows} kind={cell.reason.kind} />
        </SidePanelSection>
      )}
      {cell.lastError && (
        <SidePanelSection title="Last error">
          <Text as="p">{cell.lastError.message}</Text>
          <Text as="p" size="small" tone="quiet">
            <Time at={cell.lastError.at} show="exact" />, {count(cell.lastError.count)} times
          </Text>
          <CodeBlock label="reason" code={cell.lastError.reason} />
        </SidePanelSection>
      )}
      {cell.detail && !cell.lastError && (
        <SidePanelSection title="Detail">
          <Text as="p">{cell.detail}</Text>
        </SidePanelSection>
      )}
      <SidePanelSection title="What local can answer">
        <ReadinessFacts readiness={row.readiness} />
      </SidePanelSection>
    </SidePanel>
  )
}

function CallsPerSecond({ windows, kind }: { windows: readonly ProcessWindow[]; kind: TripReason['kind'] }) {
  const summary = summariseWindows(windows).find((one) => one.kind === (kind === 'read' ? 'read' : 'write'))
  if (!summary || summary.seconds.length === 0) return null
  return (
    <>
      <SecondsBars seconds={summary.seconds} label={`${summary.kind}s per second now`} />
      <Text size="small" tone="quietest">
        {summary.kind}s per second now, failed ones above
      </Text>
    </>
  )
}

const shareWords = (callsPerS: number, share: number, language: Language): string =>
  callsPerS === 0
    ? 'no call in the last minute'
    : `${formatPercent(share, language)} of ${formatNumber(callsPerS, { language, decimals: callsPerS < 10 ? 1 : 0 })} calls/s`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
