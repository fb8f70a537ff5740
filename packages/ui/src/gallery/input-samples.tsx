'use client'
import { useState } from 'react'
import { FieldGrid } from '../pattern/page/field-grid.tsx'
import { FormActs } from '../pattern/page/form-acts.tsx'
import { Panel } from '../pattern/page/panel.tsx'
import { Button } from '../primitive/action/button.tsx'
import { Checkbox } from '../primitive/input/checkbox.tsx'
import { Chip } from '../primitive/input/chip.tsx'
import { Field } from '../primitive/input/field.tsx'
import { RadioCards } from '../primitive/input/radio-cards.tsx'
import { Segmented } from '../primitive/input/segmented.tsx'
import { Select } from '../primitive/input/select.tsx'
import { Switch } from '../primitive/input/switch.tsx'
import { TextArea } from '../primitive/input/text-area.tsx'
import { TextInput } from '../primitive/input/text-input.tsx'
import { Row } from '../primitive/layout/row.tsx'
import { Stack } from '../primitive/layout/stack.tsx'

const agents = [
  {
    value: 'summarizer',
    label: 'summarizer',
    detail: 'v14',
    text: 'Summary, decisions, actions and who spoke, from one transcript. About 3 min.',
  },
  { value: 'pipeline', label: 'pipeline', detail: 'v9', text: 'Cleans and splits raw transcripts, many at once.' },
  { value: 'off', label: 'translator', disabledReason: 'Switched off for this tenant.' },
]

export function InputSamples() {
  const [agent, setAgent] = useState('summarizer')
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system')
  const [isOn, setIsOn] = useState(true)
  const [isChecked, setIsChecked] = useState(true)
  const [ports, setPorts] = useState<readonly string[]>(['memory'])
  const toggle = (port: string) => setPorts(ports.includes(port) ? ports.filter((other) => other !== port) : [...ports, port])
  return (
    <Panel isBox title="Fields and choices" footer="Errors stand beside their fields and are read with them.">
      <Stack gap={16}>
        <RadioCards label="Agent" value={agent} onChange={setAgent} options={agents} />
        <FieldGrid>
          <Field label="Title" hint="Shown in lists.">
            <TextInput defaultValue="Product council, 24 November" />
          </Field>
          <Field label="New password" error="Contains your name. 15 signs or more.">
            <TextInput type="password" defaultValue="longpassword" />
          </Field>
          <Field label="Time zone">
            <Select
              defaultValue="se"
              options={[
                { value: 'se', label: 'Europe/Stockholm, 10:24' },
                { value: 'utc', label: 'UTC, 09:24' },
              ]}
            />
          </Field>
          <Field label="E-mail" hint="From Entra ID. Change it there.">
            <TextInput readOnly value="ana.lindqvist@understudy.example" />
          </Field>
          <Field label="Reason, goes to the audit trail" isOptional>
            <TextArea placeholder="Why" />
          </Field>
          <Field label="Key">
            <TextInput isMono defaultValue="region.primary" />
          </Field>
        </FieldGrid>
        <Row doesWrap gap={16}>
          <Segmented
            label="Theme"
            value={theme}
            onChange={setTheme}
            segments={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <Switch isOn={isOn} onChange={setIsOn} label="Remember meetings" hint="Later questions may use them." />
          <Switch isOn={false} onChange={setIsOn} label="Mail the minutes" disabledReason="No mail host is set." />
          <Checkbox checked={isChecked} onChange={setIsChecked} label="Keep the transcript" />
          <Checkbox checked="mixed" onChange={setIsChecked} label="Some of them" />
          <Checkbox checked={false} onChange={setIsChecked} label="Not allowed" disabledReason="Needs a second person." />
        </Row>
        <Row doesWrap gap={4}>
          {['objects', 'memory', 'search', 'models'].map((port) => (
            <Chip key={port} isOn={ports.includes(port)} onClick={() => toggle(port)}>
              {port}
            </Chip>
          ))}
        </Row>
        <FormActs
          note={
            <>
              <strong>About 0.17 EUR and 3 min.</strong> 98 of 1,800 EUR are left for November.
            </>
          }
        >
          <Button>Cancel</Button>
          <Button variant="primary">Start session</Button>
        </FormActs>
      </Stack>
    </Panel>
  )
}
