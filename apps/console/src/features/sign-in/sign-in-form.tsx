'use client'
import { useActionState, useEffect, useRef } from 'react'
import { Button, Field, Notice, Stack, TextInput } from '@understudy/ui'
import { signInAction, type SignInState } from './sign-in-action'
import { useCountdown } from './use-countdown'

const untouched: SignInState = { email: '', message: '', retryAfterMs: 0, attempt: 0 }

/** Works without script too; what was typed as e-mail stays, the password never does. */
export function SignInForm({ to }: { to: string }) {
  const [state, action, isPending] = useActionState(signInAction, untouched)
  const secondsLeft = useCountdown(state.retryAfterMs, state.attempt)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (state.attempt > 0) password.current?.focus()
  }, [state.attempt])
  const isBlocked = secondsLeft > 0
  return (
    <form action={action}>
      <input type="hidden" name="to" value={to} />
      <Stack gap={12}>
        {state.message && (
          <Notice key={state.attempt} tone={state.retryAfterMs > 0 ? 'degraded' : 'down'} isAnnounced>
            {state.retryAfterMs === 0
              ? state.message
              : isBlocked
                ? `Too many failed sign-ins. Try again in ${secondsLeft} s.`
                : 'You can try again now.'}
          </Notice>
        )}
        <Field label="E-mail">
          <TextInput
            key={state.attempt}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={state.email}
            autoFocus={state.attempt === 0}
            required
          />
        </Field>
        <Field label="Password">
          <TextInput ref={password} name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button
          type="submit"
          variant="primary"
          isWide
          isBusy={isPending}
          disabledReason={isBlocked ? `Wait ${secondsLeft} s.` : undefined}
        >
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
