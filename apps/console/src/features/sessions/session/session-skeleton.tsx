import { LoadingState, PageBody, PageHeader, Panel, SidePanel, SidePanelSection, type Crumb } from '@understudy/ui'

interface SessionSkeletonProps {
  title?: string
  crumbs: readonly Crumb[]
}

/** The shape of a session before it is there: facts, a panel, and what stands beside them. */
export function SessionSkeleton({ title = 'Session', crumbs }: SessionSkeletonProps) {
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      <PageBody
        aside={
          <SidePanel title="Loading">
            <SidePanelSection>
              <LoadingState shape="lines" count={6} />
            </SidePanelSection>
          </SidePanel>
        }
      >
        <LoadingState shape="strip" count={4} />
        <Panel title="Loading" isFlush>
          <LoadingState shape="rows" count={8} />
        </Panel>
      </PageBody>
    </>
  )
}
