'use client'
import { Panel } from '@understudy/ui'
import type { ModeView, PortRow, Rehearsal } from '@understudy/continuity'
import { SideSignView } from '../side-sign-view'
import { MatrixRow } from './matrix-row'
import styles from './matrix.module.css'

export interface MatrixTableProps {
  ports: readonly PortRow[]
  /** Undefined while they are not known. */
  rehearsals: readonly Rehearsal[] | undefined
  /** Providers over all ports, in the order of the chains. */
  providers: readonly string[]
  openCell: string | null
  hrefOfCell: (port: string, provider: string) => string
  onOpenCell: (id: string) => void
  nowMs: number
  onRelease: (order: ModeView) => void
}

/** Every port on every side. Rows with a problem are tall and say it; calm ones are one line. */
export function MatrixTable({ ports, providers, ...rest }: MatrixTableProps) {
  return (
    <Panel isFlush>
      <table className={styles.matrix} aria-label="Ports by provider">
        <thead>
          <tr>
            <th scope="col">Port</th>
            <th scope="col">Served by</th>
            {providers.map((provider) => (
              <th key={provider} scope="col">
                <SideSignView provider={provider} chain={providers} />
              </th>
            ))}
            <th scope="col" className={styles.waits}>
              Wait for AWS
            </th>
            <th scope="col" className={styles.rehearsed}>
              Rehearsed
            </th>
          </tr>
        </thead>
        {ports.map((row) => (
          <MatrixRow key={row.port} row={row} providers={providers} {...rest} />
        ))}
      </table>
    </Panel>
  )
}
