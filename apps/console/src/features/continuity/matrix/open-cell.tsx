'use client'
import { useQuery } from '@tanstack/react-query'
import type { Matrix } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import type { Denial } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { CellPanel } from './cell-panel'
import { cellId, type MatrixView } from './use-matrix-view'

interface Props {
  matrix: Matrix
  view: MatrixView
  denied: Denial | undefined
  onChangeMode: (port: PortName) => void
}

/** The panel of the cell that the address names; nothing where it names none. */
export function OpenCell({ matrix, view: { view, set }, denied, onChangeMode }: Props) {
  const trpc = useTRPC()
  const open = matrix.ports
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })))
    .find(({ row, cell }) => cellId(row.port, cell.provider) === view.cell)
  const counts = useQuery({
    ...trpc.continuity.port.queryOptions({ port: open?.row.port ?? 'objects' }),
    enabled: open?.cell.reason !== null && open !== undefined,
    refetchInterval: 2_000,
  })
  if (!open) return null
  return (
    <CellPanel
      key={view.cell}
      row={open.row}
      cell={open.cell}
      windows={counts.data?.windows.filter(({ provider }) => provider === open.cell.provider) ?? []}
      denied={denied}
      onChangeMode={() => onChangeMode(open.row.port)}
      onClose={() => void set({ cell: null })}
    />
  )
}
