'use client'
import { Button, CodeBlock, Dialog, Notice, Stack, Text } from '@understudy/ui'

interface Props {
  email: string
  /** Null when the person already had an account. */
  oneTimePassword: string | null
  onClose: () => void
}

export function OneTimePassword({ email, oneTimePassword, onClose }: Props) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${email} is a member`}
      acts={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {oneTimePassword === null ? (
        <Text>They had an account already and sign in with their own password.</Text>
      ) : (
        <Stack gap={12}>
          <Text>Give them this password over a way you trust. At the first sign-in they choose their own.</Text>
          <CodeBlock label="one-time password" code={oneTimePassword} />
          <Notice tone="degraded" title="It is shown this once.">
            Only its hash is kept: nobody can look it up later.
          </Notice>
        </Stack>
      )}
    </Dialog>
  )
}
