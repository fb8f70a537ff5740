import type { ReactNode } from 'react'

export type Item = { id: string; sign?: ReactNode; title: ReactNode; text?: ReactNode; after?: ReactNode }

/** Rows of a panel that are not a table: a sign, a name, a sentence, something at the right. */
export function ItemList({ items }: { items: readonly Item[] }) {
  return (
    <ul className="item-list">
      {items.map((item) => (
        <li key={item.id}>
          {item.sign !== undefined && <span className="item-sign">{item.sign}</span>}
          <div className="grow">
            <div className="item-title">{item.title}</div>
            {item.text !== undefined && <div className="item-text">{item.text}</div>}
          </div>
          {item.after !== undefined && <div className="item-after">{item.after}</div>}
        </li>
      ))}
    </ul>
  )
}
