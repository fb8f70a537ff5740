'use client'
import { KeyValues, Text } from '@understudy/ui'
import type { Refusal } from '@understudy/agents/meetmind'
import styles from './start.module.css'

/** Why a file is not taken: what was found, what was looked for, what is accepted. The same for our check and the server's. */
export function RefusalCard({ message, refusal }: { message: string; refusal: Refusal | null }) {
  return (
    <div className={styles.refused} role="alert">
      <Text isStrong>{message}</Text>
      {refusal && (
        <KeyValues
          items={[
            { key: 'Found', value: refusal.found },
            { key: 'Looked for', value: refusal.lookedFor },
            { key: 'Accepted', value: refusal.accepted.join(', ') },
          ]}
        />
      )}
    </div>
  )
}
