import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { plain } from '../../../test/support/plain.ts'
import { createApp } from '../../app.tsx'
import { loadMeasures, measuresInContent } from './load-measures.ts'

const { db } = await testDatabase()
await loadMeasures(db)
const now = new Date('2026-11-24T10:00:00Z')
const log = pino({ level: 'silent' })
const app = createApp({ db, now: () => now, log, operatorKey: 'a key of this test only', practice: null })

const open = async (address: string, language = 'nl') => {
  const answer = await app.request(address, { headers: { 'accept-language': language } })
  const html = await answer.text()
  const text = plain(html)
  return { status: answer.status, html, text }
}

describe('all support', () => {
  it('names every measure, those without a rule today apart', async () => {
    const { status, html } = await open('/steun')
    expect(status).toBe(200)
    const [holding = '', resting = ''] = html.split('Geen regel op die dag')
    for (const { id } of measuresInContent()) expect(html).toContain(`href="/steun/${id}"`)
    expect(holding).toContain('href="/steun/vov"')
    expect(resting).toContain('href="/steun/bev"')
  })

  it('is that of the day in the address, and for whom one asks', async () => {
    const before = await open('/steun?op=2016-01-01')
    expect(before.html.split('Geen regel op die dag')[0]).toContain('href="/steun/bev?op=2016-01-01"')
    const employer = await open('/steun?voor=employer')
    expect(employer.html).toContain('href="/steun/kmo-portefeuille"')
    expect(employer.html).not.toContain('href="/steun/opleidingscheque"')
  })

  it('answers a day that does not exist with what to choose', async () => {
    const { status, text } = await open('/steun?op=morgen')
    expect(status).toBe(422)
    expect(text).toContain('Kies een dag van de kalender')
  })
})

describe('one measure', () => {
  it('shows the rule of that day, how to ask, the deadline, and what does not go with it', async () => {
    const { status, text, html } = await open('/steun/vov?op=2025-10-01')
    expect(status).toBe(200)
    expect(text).toContain('De regel op 1 oktober 2025')
    expect(text).toContain('€ 14,91 per uur')
    expect(text).toContain('Geldt van 1 september 2025 tot en met 31 augustus 2026')
    expect(text).toContain('Zo vraag je het')
    expect(text).toContain('ten laatste 3 maanden')
    expect(html).toContain('href="/steun/bev"')
    expect((await open('/steun/bev')).html).toContain('href="/steun/vov"')
  })

  it('says when its rule is not certain', async () => {
    const rule = (page: { text: string }) => page.text.split('De regel op')[1]?.split('Zo vraag je het')[0]
    expect(rule(await open('/steun/vov'))).toContain('niet zeker')
    expect(rule(await open('/steun/vov?op=2022-01-01'))).not.toContain('niet zeker')
  })

  it('says what its conditions ask, and speaks English', async () => {
    const dutch = await open('/steun/vov?op=2025-10-01')
    expect(dutch.text).toContain('Hoeveel procent je werkt: minstens 80')
    expect((await open('/steun/vov?op=2025-10-01', 'en')).text).toContain('The rule on 1 October 2025')
  })

  it('has no rule on a day before its first version', async () => {
    expect((await open('/steun/vov?op=2001-01-01')).text).toContain('Op 1 januari 2001 geldt hiervoor geen regel.')
  })

  it('that nobody knows is not found', async () => {
    expect((await open('/steun/bestaat-niet')).status).toBe(404)
  })
})
