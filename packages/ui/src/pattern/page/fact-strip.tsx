import type { ReactNode } from 'react'

export type Fact = { label: ReactNode; value: ReactNode; detail?: ReactNode }

/** Equal cells: one line of label, one of answer, one of proof. */
export function FactStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="fact-strip">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt className="fact-label">{fact.label}</dt>
          <dd className="fact-value">{fact.value}</dd>
          {fact.detail !== undefined && <dd className="fact-detail">{fact.detail}</dd>}
        </div>
      ))}
    </dl>
  )
}
