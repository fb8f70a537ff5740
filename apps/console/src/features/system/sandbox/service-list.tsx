'use client'
import { ItemList, StatusGlyph, Text } from '@understudy/ui'
import type { ServiceState } from './service-states'

/** Every service with the port that it stands behind, and how it answers now. */
export function ServiceList({ services }: { services: readonly ServiceState[] }) {
  return (
    <ItemList
      items={services.map(({ port, service, status, word, reason }) => ({
        id: port,
        sign: <StatusGlyph status={status} />,
        title: (
          <>
            {service}{' '}
            <Text size="small" tone="quiet">
              {port}
            </Text>
          </>
        ),
        ...(reason === null ? {} : { text: reason }),
        after: <Text tone={status === 'down' || status === 'degraded' ? status : 'quiet'}>{word}</Text>,
      }))}
    />
  )
}
