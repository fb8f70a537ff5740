'use server'
import { redirect } from 'next/navigation'
import { safePath } from '@/client/page-address'
import { RefusedSignIn, signIn } from '@/server/auth'

export interface SignInState {
  email: string
  message: string
  /** Milliseconds from the answer until another attempt is heard. */
  retryAfterMs: number
  /** Tells one refusal from the next with the same words. */
  attempt: number
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export async function signInAction(before: SignInState, form: FormData): Promise<SignInState> {
  const email = textOf(form, 'email')
  try {
    await signIn('credentials', { email, password: textOf(form, 'password'), redirect: false })
  } catch (error) {
    if (!(error instanceof RefusedSignIn)) throw error
    return { email, message: error.code, retryAfterMs: error.retryAfterMs, attempt: before.attempt + 1 }
  }
  redirect(safePath(textOf(form, 'to')))
}
