'use client'
import { Field, Row, Segmented, Stack, TextInput, useUi } from '@understudy/ui'
import { untilWords } from '../words/mode-words'
import { expiryMs, type Expiry } from './expiry'
import { localText } from './local-instant'

interface Props {
  expiry: Expiry
  onChange: (expiry: Expiry) => void
  nowMs: number
  error?: string | undefined
}

/** After what time the port goes back to auto by itself. */
export function ExpiryField({ expiry, onChange, nowMs, error }: Props) {
  const { timeZone, language } = useUi()
  const endsMs = expiryMs(expiry, nowMs, timeZone)
  return (
    <Field
      label="Returns to auto"
      error={error}
      hint={endsMs === null ? 'At most seven days.' : `at ${untilWords(new Date(endsMs), { timeZone, language, nowMs })}`}
    >
      <Stack gap={8}>
        <Row>
          <Segmented
            label="Returns to auto"
            value={expiry.kind}
            onChange={(kind) =>
              onChange({ kind, at: kind === 'at' && expiry.at === '' ? localText(nowMs + 4 * 3_600_000, timeZone) : expiry.at })
            }
            segments={[
              { value: '30min', label: 'in 30 min' },
              { value: '2h', label: 'in 2 h' },
              { value: 'at', label: 'at a time…' },
            ]}
          />
        </Row>
        {expiry.kind === 'at' && (
          <TextInput
            type="datetime-local"
            aria-label={`Day and time, ${timeZone}`}
            value={expiry.at}
            onChange={(event) => onChange({ kind: 'at', at: event.target.value })}
          />
        )}
      </Stack>
    </Field>
  )
}
