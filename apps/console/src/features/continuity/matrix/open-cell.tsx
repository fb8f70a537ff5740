'use client'
import { useQuery } from '@tanstack/react-query'
import type { Cell, Matrix, PortRow } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import type { Denial } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { CellPanel } from './cell-panel'
import { cellId, type MatrixView } from './use-matrix-view'

interface OpenCellFacts {
  row: PortRow
  cell: Cell
}

/** The cell that the address names, if it is there. */
export const findOpenCell = (matrix: Matrix | undefined, { view }: MatrixView): OpenCellFacts | undefined =>
  matrix?.ports
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })))
    .find(({ row, cell }) => cellId(row.port, cell.provider) === view.cell)

interface Props {
  open: OpenCellFacts
  onClose: () => void
  denied: Denial | undefined
  onChangeMode: (port: PortName) => void
}

/** The panel of a cell, with what the processes count of it while that says why it moved. */
export function OpenCell({ open: { row, cell }, denied, onChangeMode, onClose }: Props) {
  const trpc = useTRPC()
  const counts = useQuery({
    ...trpc.continuity.port.queryOptions({ port: row.port }),
    enabled: cell.reason !== null,
    refetchInterval: 2_000,
  })
  return (
    <CellPanel
      row={row}
      cell={cell}
      windows={counts.data?.windows.filter(({ provider }) => provider === cell.provider) ?? []}
      denied={denied}
      onChangeMode={() => onChangeMode(row.port)}
      onClose={onClose}
    />
  )
}
