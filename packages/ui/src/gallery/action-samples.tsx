'use client'
import { Download, Plus, X } from 'lucide-react'
import { Panel } from '../pattern/page/panel.tsx'
import { Button } from '../primitive/action/button.tsx'
import { ButtonLink } from '../primitive/action/button-link.tsx'
import { CopyId } from '../primitive/action/copy-id.tsx'
import { IconButton } from '../primitive/action/icon-button.tsx'
import { LinkText } from '../primitive/action/link-text.tsx'
import { TextButton } from '../primitive/action/text-button.tsx'
import { Row } from '../primitive/layout/row.tsx'
import { Stack } from '../primitive/layout/stack.tsx'

const denied = { permission: 'session.delete', grantedBy: 'Maja Öberg' }

export function ActionSamples() {
  return (
    <Panel isBox title="Acts: rest, busy, off with a reason, denied">
      <Stack gap={12}>
        <Row doesWrap>
          <Button variant="primary" icon={<Plus />}>
            Start a session
          </Button>
          <Button icon={<Download />}>Export</Button>
          <Button variant="quiet">Columns</Button>
          <Button variant="danger">Delete for good</Button>
          <ButtonLink href="#go">Open session</ButtonLink>
          <IconButton label="Close" icon={<X />} />
        </Row>
        <Row doesWrap>
          <Button variant="primary" isBusy>
            Starting
          </Button>
          <Button isBusy>Exporting</Button>
          <Button disabledReason="Choose a file first.">Start session</Button>
          <Button denied={denied}>Delete…</Button>
          <IconButton label="Delete" icon={<X />} denied={denied} />
        </Row>
        <Row doesWrap gap={16}>
          <LinkText href="#evidence">Evidence</LinkText>
          <TextButton>Use a code</TextButton>
          <CopyId value="ses_01KB7Q2M4X8R9QF2" label="session id" />
        </Row>
      </Stack>
    </Panel>
  )
}
