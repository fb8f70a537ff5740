'use client'
import { PASSWORD_MIN } from '@understudy/identity'
import { ShareBar, Stack, Text } from '@understudy/ui'

const COMFORTABLE = 24

/** Strength by length, because length is what counts. */
export function PasswordLength({ length }: { length: number }) {
  const isEnough = length >= PASSWORD_MIN
  const words = isEnough
    ? length >= COMFORTABLE
      ? `${length} characters: strong`
      : `${length} characters: long enough`
    : `${length} of at least ${PASSWORD_MIN} characters`
  return (
    <Stack gap={4}>
      <ShareBar
        whole={COMFORTABLE}
        shares={[{ fill: isEnough ? 'ok' : 'ink', value: Math.min(length, COMFORTABLE), label: words }]}
      />
      <Text size="small" tone="quiet">
        {words}
      </Text>
    </Stack>
  )
}
