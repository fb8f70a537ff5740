/** `__Host-` demands HTTPS; plain HTTP is for this machine only. */
export const sessionCookieName = (isSecureOrigin: boolean): string =>
  isSecureOrigin ? '__Host-understudy.session' : 'understudy.session'
