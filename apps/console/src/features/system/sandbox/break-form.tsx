'use client'
import { useState } from 'react'
import { sandboxFaultNames, sandboxFaults, type BreakSandboxInput, type SandboxStatus } from '@understudy/observe'
import {
  Button,
  Chip,
  Field,
  formatClock,
  Notice,
  Panel,
  Row,
  Segmented,
  Select,
  Stack,
  Text,
  TextButton,
  TextInput,
  useUi,
  type Denial,
} from '@understudy/ui'
import { durations, durationS, firstChoice, inputOf, percentError, withFault, withPort } from './break-choice'

interface Props {
  status: SandboxStatus
  nowMs: number
  denied: Denial | undefined
  isSending: boolean
  error: string | undefined
  onBreak: (input: BreakSandboxInput) => void
}

const portWords = (count: number): string => `${count} ${count === 1 ? 'port' : 'ports'}`

/** Which fault, on which ports, for how long, of which share. The button says what it will do; a missing right stands on it. */
export function BreakForm({ status, nowMs, denied, isSending, error, onBreak }: Props) {
  const { timeZone, language } = useUi()
  const [choice, setChoice] = useState(firstChoice)
  const breakable = status.ports.filter(({ isBreakable }) => isBreakable).map(({ port }) => port)
  const isAll = breakable.length > 0 && breakable.every((port) => choice.ports.includes(port))
  const { isShareable, sentence } = sandboxFaults[choice.fault]
  const wrongShare = isShareable ? percentError(choice) : undefined
  const reasonNot =
    status.state !== 'running' ? status.sentence : choice.ports.length === 0 ? 'Choose a port to break.' : wrongShare
  const seconds = durationS(choice)
  return (
    <Panel title="Break it" isBox>
      <form
        aria-label="Break it"
        onSubmit={(event) => {
          event.preventDefault()
          if (reasonNot === undefined && denied === undefined) onBreak(inputOf(choice))
        }}
      >
        <Stack gap={12}>
          <Field label="Fault" hint={`What a call meets: ${sentence}.`}>
            <Select
              value={choice.fault}
              options={sandboxFaultNames.map((name) => ({ value: name, label: sandboxFaults[name].title }))}
              onChange={(event) => {
                const fault = sandboxFaultNames.find((name) => name === event.target.value)
                if (fault) setChoice(withFault(choice, fault))
              }}
            />
          </Field>
          <div role="group" aria-label="On ports">
            <Field label="On ports">
              <Row gap={4} doesWrap>
                {status.ports.map(({ port, isBreakable }) => (
                  <Chip
                    key={port}
                    isOn={choice.ports.includes(port)}
                    disabled={!isBreakable}
                    onClick={() => setChoice(withPort(choice, port))}
                  >
                    {port}
                  </Chip>
                ))}
                {breakable.length > 1 && (
                  <TextButton onClick={() => setChoice({ ...choice, ports: isAll ? [] : breakable })}>
                    {isAll ? 'none' : 'all'}
                  </TextButton>
                )}
              </Row>
            </Field>
          </div>
          <Field label="For">
            <Segmented
              label="For"
              value={choice.duration}
              segments={durations}
              onChange={(duration) => setChoice({ ...choice, duration })}
            />
          </Field>
          <Field
            label="Share of calls, %"
            error={wrongShare}
            {...(isShareable ? {} : { hint: `${sandboxFaults[choice.fault].title} hits all calls or none.` })}
          >
            <TextInput
              type="number"
              inputMode="decimal"
              min={1}
              max={100}
              step="any"
              value={choice.percent}
              disabled={!isShareable}
              onChange={(event) => setChoice({ ...choice, percent: event.target.value })}
            />
          </Field>
          <Field label="Reason, goes to the audit trail" isOptional>
            <TextInput
              maxLength={300}
              value={choice.reason}
              onChange={(event) => setChoice({ ...choice, reason: event.target.value })}
            />
          </Field>
          {error !== undefined && (
            <Notice tone="down" isAnnounced>
              {error}
            </Notice>
          )}
          <Row doesWrap>
            <Button type="submit" variant="primary" isBusy={isSending} denied={denied} disabledReason={reasonNot}>
              {choice.ports.length === 0 ? 'Break' : `Break ${portWords(choice.ports.length)}`}
            </Button>
            <Text size="small" tone="quiet">
              {seconds === null
                ? 'until somebody repairs it'
                : `repairs itself at ${formatClock(nowMs + seconds * 1_000, { timeZone, language })}`}
            </Text>
          </Row>
        </Stack>
      </form>
    </Panel>
  )
}
