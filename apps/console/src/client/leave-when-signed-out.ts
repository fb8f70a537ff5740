import { errorOf } from './error-of'
import { withReturn } from './page-address'

/** A sign-in that ended elsewhere, or a password that must be chosen, leads there and back here. */
export function leaveWhenSignedOut(error: unknown): void {
  const { code, details } = errorOf(error)
  const here = `${window.location.pathname}${window.location.search}`
  if (code === 'unauthenticated' && window.location.pathname !== '/sign-in') window.location.assign(withReturn('/sign-in', here))
  if (code === 'precondition_failed' && details.mustChangePassword === true && window.location.pathname !== '/choose-password')
    window.location.assign(withReturn('/choose-password', here))
}
