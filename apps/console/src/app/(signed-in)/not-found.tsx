import { Compass } from 'lucide-react'
import { ButtonLink, EmptyState, PageBody, PageHeader, Panel } from '@understudy/ui'

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <PageBody>
        <Panel>
          <EmptyState
            title="There is nothing at this address"
            icon={<Compass />}
            acts={<ButtonLink href="/">Go home</ButtonLink>}
          >
            A tenant or a page that does not exist looks the same as one you are not a member of. If somebody sent you this link,
            ask an owner of that tenant to add you.
          </EmptyState>
        </Panel>
      </PageBody>
    </>
  )
}
