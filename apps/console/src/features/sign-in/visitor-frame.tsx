import type { ReactNode } from 'react'
import { Text } from '@understudy/ui'
import type { VisitorWorld } from '@understudy/observe'
import styles from './visitor-frame.module.css'
import { VisitorWorldBar } from './visitor-world-bar'

export interface Help {
  question: string
  answer: ReactNode
}

interface Props {
  world: VisitorWorld
  /** When the world was read, in milliseconds of the epoch. */
  atMs: number
  title: string
  helpTitle: string
  help: readonly Help[]
  version: string
  children: ReactNode
}

/** The frame of the pages before one is in: the form at the left, what helps at the right. */
export function VisitorFrame({ world, atMs, title, helpTitle, help, version, children }: Props) {
  return (
    <>
      <VisitorWorldBar start={world} startMs={atMs} />
      <main className={styles.page}>
        <div className={styles.columns}>
          <section className={styles.form} aria-labelledby="form-title">
            <div className={styles.brand}>
              <svg viewBox="0 0 12 12" width="20" height="20" aria-hidden="true">
                <path d="M1 1h10v10H1z" fill="none" stroke="currentColor" strokeWidth="1.5" />
                <path d="M6 2.8 9.2 6 6 9.2 2.8 6z" fill="currentColor" />
              </svg>
              <Text size="title" isStrong>
                Understudy
              </Text>
            </div>
            <h1 id="form-title">
              <Text size="title" isStrong>
                {title}
              </Text>
            </h1>
            {children}
          </section>
          <aside className={styles.help} aria-labelledby="help-title">
            <Text as="div" isStrong>
              <span id="help-title">{helpTitle}</span>
            </Text>
            <dl>
              {help.map(({ question, answer }) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd>{answer}</dd>
                </div>
              ))}
            </dl>
          </aside>
        </div>
        <footer className={styles.foot}>
          <Text size="small" tone="quietest">
            Console {version}
          </Text>
        </footer>
      </main>
    </>
  )
}
