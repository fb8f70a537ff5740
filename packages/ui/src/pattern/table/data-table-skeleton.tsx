import { Skeleton } from '../../primitive/measure/skeleton.tsx'

const widths = [70, 45, 60, 50, 65, 40]

export function DataTableSkeleton({ columns, rows = 8 }: { columns: number; rows?: number | undefined }) {
  return (
    <tbody aria-hidden="true" className="table-skeleton">
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row}>
          {Array.from({ length: columns }, (_, column) => (
            <td key={column}>
              <Skeleton widthPercent={widths[(row + column) % widths.length]} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
