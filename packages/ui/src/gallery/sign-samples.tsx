'use client'
import { Lock } from 'lucide-react'
import { Panel } from '../pattern/page/panel.tsx'
import { Row } from '../primitive/layout/row.tsx'
import { Stack } from '../primitive/layout/stack.tsx'
import { Text } from '../primitive/layout/text.tsx'
import { Avatar } from '../primitive/sign/avatar.tsx'
import { Count } from '../primitive/sign/count.tsx'
import { Icon } from '../primitive/sign/icon.tsx'
import { Kbd } from '../primitive/sign/kbd.tsx'
import { Side } from '../primitive/sign/side.tsx'
import { Status } from '../primitive/sign/status.tsx'
import { Tag, type TagTone } from '../primitive/sign/tag.tsx'

const statuses = ['ok', 'degraded', 'down', 'unknown', 'pending', 'running', 'stopped'] as const
const tones: readonly TagTone[] = ['plain', 'outline', 'ok', 'degraded', 'down', 'unknown', 'running', 'aws', 'local']

export function SignSamples() {
  return (
    <Panel isBox title="Signs: status, side, tag, count, key, text">
      <Stack gap={12}>
        <Row doesWrap gap={16}>
          {statuses.map((status) => (
            <Status key={status} status={status} />
          ))}
        </Row>
        <Row doesWrap gap={16}>
          <Side side="aws" name="us-east-1">
            650
          </Side>
          <Side side="aws2" name="us-west-2">
            41
          </Side>
          <Side side="local">182</Side>
        </Row>
        <Row doesWrap>
          {tones.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
          <Tag tone="mode">
            <Icon>
              <Lock />
            </Icon>
            forced local by Ana until 14:00
          </Tag>
        </Row>
        <Row doesWrap gap={16}>
          <Count value={0} /> <Count value={16696} /> <Count value={3} tone="degraded" /> <Count value={4} tone="down" />
          <Kbd keys={['Ctrl', 'K']} /> <Avatar name="Ana Lindqvist" />
        </Row>
        <Row doesWrap gap={16}>
          <Text size="figure" isStrong>
            24 px
          </Text>{' '}
          <Text size="title" isStrong>
            16 px
          </Text>{' '}
          <Text>13 px</Text> <Text size="small">12 px</Text>
          <Text tone="quiet">quiet</Text> <Text tone="quietest">quietest</Text> <Text isMono>ses_01KB</Text>
          <Text tone="ok">ok</Text> <Text tone="degraded">degraded</Text> <Text tone="down">down</Text>{' '}
          <Text tone="aws">AWS</Text> <Text tone="local">local</Text>
        </Row>
      </Stack>
    </Panel>
  )
}
