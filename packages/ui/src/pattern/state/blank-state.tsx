import type { ReactNode } from 'react'

export type BlankStateProps = {
  sign: ReactNode
  title: string
  text?: ReactNode
  acts?: ReactNode
  after?: ReactNode
  role?: 'alert' | 'status' | undefined
}

/** The one shape behind empty, denied and failed: a sign, a sentence of what, a few of what now. */
export function BlankState({ sign, title, text, acts, after, role }: BlankStateProps) {
  return (
    <div className="blank-state" role={role}>
      <div className="blank-sign">{sign}</div>
      <div className="grow">
        <p className="is-strong">{title}</p>
        {text !== undefined && <div className="text-2">{text}</div>}
        {acts !== undefined && <div className="blank-acts">{acts}</div>}
        {after}
      </div>
    </div>
  )
}
