'use client'
import { useState } from 'react'
import {
  Button,
  DropZone,
  Field,
  formatBytes,
  Notice,
  Row,
  Stack,
  TextArea,
  TextButton,
  useUi,
  type DropZoneState,
} from '@understudy/ui'
import { MeetingChooser } from './meeting-chooser'
import type { GivenFile } from './read-transcript'
import { RecognisedPanel } from './recognised-panel'
import { RefusalCard } from './refusal-card'
import type { TranscriptFile } from './use-transcript-file'

const accept = '.vtt,.srt,.txt,.md,.json,.jsonl,text/plain,text/vtt'

interface TranscriptStepProps {
  transcript: TranscriptFile
  onFile: (file: GivenFile) => void
  onRemove: () => void
}

/** Drop, choose or paste; then what was recognised, or why it is not taken. */
export function TranscriptStep({ transcript, onFile, onRemove }: TranscriptStepProps) {
  const [isPasting, setIsPasting] = useState(false)
  const { file, reading } = transcript
  return (
    <Stack>
      {isPasting && !file ? (
        <PasteText
          onText={(text) => {
            setIsPasting(false)
            onFile({ name: 'Pasted text.txt', bytes: new TextEncoder().encode(text) })
          }}
          onCancel={() => setIsPasting(false)}
        />
      ) : (
        <>
          <TranscriptDropZone transcript={transcript} onFile={onFile} onRemove={onRemove} />
          {!file && (
            <span>
              <TextButton onClick={() => setIsPasting(true)}>Paste text instead</TextButton>
            </span>
          )}
        </>
      )}
      {reading?.kind === 'recognised' && <RecognisedPanel transcript={reading.transcript} />}
      {reading?.kind === 'several' && <MeetingChooser meetings={reading.meetings} onChoose={transcript.chooseMeeting} />}
      {reading?.kind === 'refused' && (
        <Notice tone="down">
          <RefusalCard message={reading.message} refusal={reading.refusal} />
        </Notice>
      )}
    </Stack>
  )
}

function TranscriptDropZone({ transcript, onFile, onRemove }: TranscriptStepProps) {
  const { language } = useUi()
  const { file, reading, isReading } = transcript
  const size = file && formatBytes(file.bytes.length, language)
  const state: DropZoneState = !file
    ? { kind: 'rest' }
    : isReading || !reading
      ? { kind: 'reading', name: file.name, detail: `${size}, reading` }
      : reading.kind === 'refused'
        ? { kind: 'refused', name: file.name, detail: `${size}, not stored`, status: 'refused' }
        : { kind: 'filled', name: file.name, detail: `${size}, still on this device only` }
  return (
    <DropZone
      state={state}
      title="Drop a transcript here"
      hint="WebVTT, SubRip, “Speaker: text” lines, plain text or QMSum, up to 10 MB as UTF-8 or Windows-1252. Drop it here or"
      accept={accept}
      onRemove={onRemove}
      removeLabel="Remove the file"
      onFile={(chosen) =>
        void chosen.arrayBuffer().then((buffer) => onFile({ name: chosen.name, bytes: new Uint8Array(buffer) }))
      }
    />
  )
}

function PasteText({ onText, onCancel }: { onText: (text: string) => void; onCancel: () => void }) {
  const [text, setText] = useState('')
  return (
    <Stack>
      <Field label="Transcript as text" hint="“Speaker: text” lines name the speakers; plain prose works too.">
        <TextArea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Row>
        <Button disabledReason={text.trim() === '' ? 'Paste some text first.' : undefined} onClick={() => onText(text)}>
          Use this text
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Back to files
        </Button>
      </Row>
    </Stack>
  )
}
