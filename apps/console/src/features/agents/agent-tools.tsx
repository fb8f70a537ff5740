import type { AgentDescription } from '@understudy/runtime'
import { Button, PlainTable, Popover, Tag, Text } from '@understudy/ui'

const tones = { read: 'plain', write: 'outline', dangerous: 'degraded' } as const

/** How many tools an agent may use; opened, each with what it may do and the permission the person needs. */
export function AgentTools({ tools }: { tools: AgentDescription['tools'] }) {
  if (tools.length === 0) return <Text tone="quietest">–</Text>
  return (
    <Popover label="Tools" trigger={<Button variant="quiet">{tools.length} tools</Button>}>
      <PlainTable
        label="Tools"
        columns={[{ header: 'Tool' }, { header: 'Class' }, { header: 'Needs' }]}
        rows={tools.map((tool) => ({
          id: tool.name,
          cells: [
            <Text key="name" isMono>
              {tool.name}
            </Text>,
            <Tag key="class" tone={tones[tool.class]}>
              {tool.class}
            </Tag>,
            <Text key="permission" isMono>
              {tool.permission}
            </Text>,
          ],
        }))}
      />
    </Popover>
  )
}
