import { PageBody, PageHeader, Panel } from '@understudy/ui'
import type { Runbook } from './read-runbook'
import styles from './runbook.module.css'

/** A runbook from this installation's own documentation: it is there when nothing else is. */
export function RunbookPage({ runbook: { title, html } }: { runbook: Runbook }) {
  return (
    <>
      <PageHeader title={title} crumbs={[{ href: '/continuity', label: 'Continuity' }]} subtitle="Runbook" />
      <PageBody>
        <Panel>
          <article className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
        </Panel>
      </PageBody>
    </>
  )
}
