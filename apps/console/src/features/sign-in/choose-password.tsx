'use client'
import { useMutation } from '@tanstack/react-query'
import { Text } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { PasswordForm } from '@/features/me/password-form'

/** The first thing after a one-time password; takes the browser's time zone along, which nobody has chosen yet. */
export function ChoosePassword({ email, to }: { email: string; to: string }) {
  const trpc = useTRPC()
  const { mutateAsync } = useMutation(trpc.me.updatePreferences.mutationOptions())
  const goOn = async () => {
    try {
      await mutateAsync({ timezone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    } finally {
      window.location.assign(to)
    }
  }
  return (
    <>
      <Text tone="quiet">
        You signed in as <strong>{email}</strong> with a one-time password. It works until you choose your own.
      </Text>
      <PasswordForm currentLabel="One-time password" email={email} submitLabel="Choose and go on" onChanged={goOn} />
    </>
  )
}
