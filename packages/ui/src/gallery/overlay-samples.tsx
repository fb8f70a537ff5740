'use client'
import { ChevronDown, Download } from 'lucide-react'
import { useState } from 'react'
import { Panel } from '../pattern/page/panel.tsx'
import { Notice } from '../pattern/state/notice.tsx'
import { CommandMenu } from '../pattern/shell/command-menu.tsx'
import { ShortcutsSheet } from '../pattern/shell/shortcuts-sheet.tsx'
import { Button } from '../primitive/action/button.tsx'
import { Field } from '../primitive/input/field.tsx'
import { TextArea } from '../primitive/input/text-area.tsx'
import { Row } from '../primitive/layout/row.tsx'
import { Dialog } from '../primitive/overlay/dialog.tsx'
import { Menu } from '../primitive/overlay/menu.tsx'
import { Popover } from '../primitive/overlay/popover.tsx'
import { toast } from '../primitive/overlay/toast.ts'
import { Tooltip } from '../primitive/overlay/tooltip.tsx'
import { Status } from '../primitive/sign/status.tsx'

type Overlay = 'dialog' | 'command' | 'shortcuts'

export function OverlaySamples() {
  const [open, setOpen] = useState<Overlay>()
  const opens = (overlay: Overlay) => ({
    isOpen: open === overlay,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? overlay : undefined),
  })
  return (
    <Panel isBox title="What opens over the page">
      <Row doesWrap>
        <Button onClick={() => setOpen('dialog')}>Dialog…</Button>
        <Button onClick={() => setOpen('command')}>Command menu</Button>
        <Button onClick={() => setOpen('shortcuts')}>Shortcuts</Button>
        <Menu
          trigger={
            <Button icon={<Download />} iconAfter={<ChevronDown />}>
              Export
            </Button>
          }
          groups={[
            {
              id: 'whole',
              label: 'Whole result',
              items: [
                { id: 'md', label: 'Markdown', detail: '.md' },
                { id: 'json', label: 'JSON with evidence', detail: '.json' },
              ],
            },
            {
              id: 'other',
              items: [{ id: 'mail', label: 'Mail to members…', denied: { permission: 'mail.send', grantedBy: 'Maja' } }],
            },
          ]}
        />
        <Popover label="About" trigger={<Button iconAfter={<ChevronDown />}>Popover</Button>}>
          Two sentences at most. Then it wants a dialog.
        </Popover>
        <Tooltip content="Words for what has no room">
          <Button variant="quiet">Tooltip</Button>
        </Tooltip>
        <Button variant="quiet" onClick={() => toast.success('Session started', { description: 'About 3 min.' })}>
          Toast
        </Button>
      </Row>
      <Dialog
        {...opens('dialog')}
        title="Stop the run"
        description="12 of 14 steps are done and are kept."
        footnote="Retry at any time from step 13."
        onSubmit={() => setOpen(undefined)}
        acts={
          <>
            <Button onClick={() => setOpen(undefined)}>Cancel</Button>
            <Button type="submit" variant="primary">
              Stop after this step
            </Button>
          </>
        }
      >
        <Notice tone="degraded" title="2 writes wait for AWS.">
          They are handed back whether the run goes on or not.
        </Notice>
        <Field label="Reason, goes to the audit trail">
          <TextArea />
        </Field>
      </Dialog>
      <CommandMenu
        {...opens('command')}
        scope="in meetmind"
        groups={[
          {
            id: 'go',
            label: 'Go to',
            items: [
              {
                id: 'port',
                label: 'memory',
                detail: 'port',
                after: <Status status="down">down in us-east-1</Status>,
                onSelect: () => undefined,
              },
              { id: 'members', label: 'Members of meetmind', detail: '24', shortcut: ['G', 'M'], onSelect: () => undefined },
            ],
          },
          {
            id: 'act',
            label: 'Act',
            items: [
              {
                id: 'force',
                label: 'Force memory to AWS…',
                disabledReason: 'us-east-1 is tripped and no second region holds this data.',
                onSelect: () => undefined,
              },
            ],
          },
        ]}
      />
      <ShortcutsSheet
        {...opens('shortcuts')}
        groups={[
          {
            title: 'Anywhere',
            shortcuts: [
              { label: 'Command menu', keys: ['Ctrl', 'K'] },
              { label: 'This sheet', keys: ['?'] },
            ],
          },
          {
            title: 'In a table',
            shortcuts: [
              { label: 'Next, previous row', keys: ['↓', '↑'] },
              { label: 'Open', keys: ['↵'] },
              { label: 'Select', keys: ['X'] },
            ],
          },
        ]}
      />
    </Panel>
  )
}
