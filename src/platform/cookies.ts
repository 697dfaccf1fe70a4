import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from './visit.ts'
import { type Language, languages } from './words.ts'

const sessionCookie = 'leerladder'
const languageCookie = 'taal'
const yearInSeconds = 31_536_000

const isSecure = (c: Ctx): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'

/** Over https the name says that only this host, whole and encrypted, can have set it: no neighbour can plant one. */
const named = (c: Ctx, name: string): string => (isSecure(c) ? `__Host-${name}` : name)

const options = (c: Ctx) => ({ path: '/', sameSite: 'Lax' as const, secure: isSecure(c) })

export const sessionSecret = (c: Ctx): string | undefined => getCookie(c, named(c, sessionCookie))

export const giveSession = (c: Ctx, secret: string, seconds: number): void =>
  setCookie(c, named(c, sessionCookie), secret, { ...options(c), httpOnly: true, maxAge: seconds })

/** The browser forgets who it was, and whatever it kept of what they saw. */
export const forgetSession = (c: Ctx): void => {
  setCookie(c, named(c, sessionCookie), '', { ...options(c), httpOnly: true, maxAge: 0 })
  c.header('clear-site-data', '"cache", "storage"')
}

export const rememberLanguage = (c: Ctx, language: Language): void =>
  setCookie(c, named(c, languageCookie), language, { ...options(c), httpOnly: true, maxAge: yearInSeconds })

/** The language chosen, else the first of the browser's that we speak, else Dutch. */
export const languageOf = (c: Ctx): Language => {
  const isOurs = (text: string | undefined): text is Language => languages.some(language => language === text)
  const chosen = getCookie(c, named(c, languageCookie))
  if (isOurs(chosen)) return chosen
  const asked = (c.req.header('accept-language') ?? '').split(',').map(part => part.trim().slice(0, 2).toLowerCase())
  return asked.find(isOurs) ?? 'nl'
}

/** An address on this site to go back to; anything else leads home. */
export const safeBack = (back: string | undefined): string =>
  back && /^\/(?![/\\])[^\s\\]*$/.test(back) && back.length < 2000 ? back : '/'
