import type { Hono } from 'hono'
import type { Env } from '../../src/platform/visit.ts'
import { plain } from './plain.ts'

/** A browser without any history, which keeps the cookies that it is given; the text is what one reads, without tags. */
export const freshBrowser = (app: Hono<Env>) => {
  const jar = new Map<string, string>()
  const go = async (path: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: 'http://localhost' }
    const sent = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
    const response = await app.request(`http://localhost${path}`, sent)
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    }
    const html = await response.text()
    const text = plain(html)
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      headers: response.headers,
      html,
      text,
    }
  }
  return { go, secret: () => jar.get('leerladder') ?? '', use: (secret: string) => void jar.set('leerladder', secret) }
}
