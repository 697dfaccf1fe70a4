import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { atDesk, form, requestsHouse } from '../../../test/support/requests-house.ts'
import type { ModuleId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'
import { sureExemptions } from './granted.store.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const { somebody, ann, bart, stranger, works, worker } = await requestsHouse(db, () => clock)
const wilma = await worker('Wilma')

const ask = async (over: Record<string, string | string[]> = {}) =>
  wilma.go('/mijn-aanvragen/nieuw', { ...form, ...over })
const decide = (who: typeof ann, own: string, size: string, over: Record<string, string> = {}) =>
  who.go(`${atDesk(own)}/beslis`, { 'size-m-til': size, 'words-m-til': '', ...over })

describe('asking for an exemption', () => {
  it('shows how it goes first, with what makes sense filled in', async () => {
    const page = await wilma.go('/mijn-aanvragen/nieuw?opleiding=proef-zorg')
    expect(page.text).toContain('10 werkdagen')
    expect(page.text).toContain('Je kan het altijd vragen')
    expect(page.text).toContain('Twee mensen kijken ernaar')
    expect(page.html).toMatch(/value="m-til" checked/)
    // What one learns on the work floor is never exempt here.
    expect(page.text).not.toContain('Stage')
  })

  it('keeps what was typed when something is missing, and says what', async () => {
    const wrong = await ask({ motivation: '', module: [] })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Vink minstens één module aan.')
    const second = await ask({ ground: 'professional-competence', motivation: 'Ik kan het al <b>lang</b>' })
    expect(second.text).toContain('Kies waarom je dit al kan.')
    expect(second.html).toContain('Ik kan het al &lt;b&gt;lang&lt;/b&gt;')
    expect((await ask({ module: 'm-stage' })).status).toBe(422)
  })

  it('is not possible where nobody decides, and says what to do instead', async () => {
    const page = await wilma.go('/mijn-aanvragen/nieuw?opleiding=elders-zorg')
    expect(page.text).toContain('CVO Elders beslist nog niet via Leerladder')
  })

  it('goes from asked to decided by two people, and the route counts with it', async () => {
    const { to: own } = await ask()
    expect(own).toMatch(/^\/mijn-aanvragen\//)
    // Asked twice, also at once: one request.
    expect((await ask()).text).toContain('loopt al een aanvraag')
    expect((await ann.go('/wat-wacht')).text).toContain('Beslis over een aanvraag Wilma, Zorgkundige')
    expect((await bart.go('/wat-wacht')).text).toContain('Er wacht niets op je')
    const desk = await ann.go(atDesk(own))
    expect(desk.text).toContain('Wilma')
    expect(desk.text).toContain(
      'Volgens de regels vallen 0 lestijden zeker weg en 30 lestijden misschien, van de 40 lestijden.',
    )
    await ann.go(`${atDesk(own)}/nakijken`, { papers: '0' })
    expect((await ann.go(atDesk(own))).text).toContain('vallen 30 lestijden zeker weg')
    // Less than the rule gives: only with a reason and own words.
    expect((await decide(ann, own, '10')).text).toContain('kies dan minstens één reden')
    expect((await decide(ann, own, '10', { 'reason-m-til': 'too-old' })).text).toContain('De regels geven meer')
    expect((await decide(ann, own, '41')).text).toContain('Zoveel kan niet wegvallen')
    expect((await decide(ann, own, '40')).status).toBe(303)
    expect((await wilma.go(own)).text).not.toContain('je hoeft deze module niet te volgen')
    expect((await ann.go(`${atDesk(own)}/bevestig`, {})).text).toContain('Je besliste hier zelf over')
    expect((await bart.go(`${atDesk(own)}/bevestig`, {})).status).toBe(303)
    const told = await wilma.go(own)
    expect(told.text).toContain('je hoeft deze module niet te volgen')
    expect(told.text).toContain('Attest tillen')
    const letter = /\/mijn-brieven\/[0-9a-f-]+/.exec(told.html)?.[0] ?? ''
    for (const who of [wilma, ann]) {
      const pdf = await who.go(letter)
      expect(pdf.headers.get('content-type')).toBe('application/pdf')
      expect(pdf.html.startsWith('%PDF')).toBe(true)
    }
    expect((await stranger.go(letter)).status).toBe(404)
    const sure = await sureExemptions(db, wilma.id)
    expect(sure.get('m-til' as ModuleId)).toMatchObject({ minutes: null })
    expect((await wilma.go('/mijn-berichten')).text).toContain('De school besliste over je vrijstelling')
    const { id } = await db
      .selectFrom('grantedExemption')
      .select('id')
      .where('personId', '=', wilma.id)
      .executeTakeFirstOrThrow()
    const back = `${atDesk(own)}/vrijstelling/${id}/terugnemen`
    expect((await ann.go(back, { reason: 'mistake', words: '' })).status).toBe(422)
    const both = await Promise.all(
      [ann, ann].map(each => each.go(back, { reason: 'mistake', words: 'Verkeerde persoon.' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await sureExemptions(db, wilma.id)).size).toBe(0)
    expect((await wilma.go(own)).text).toContain('teruggenomen op')
  })

  it('puts questions back, waits for the answer, invites to a talk, and hears an appeal by somebody else', async () => {
    const { to: own } = await ask({ ground: 'EVC' })
    await ann.go(`${atDesk(own)}/vragen`, { 'vraag-0': 'Waar leerde je dit?', 'vraag-1': '' })
    expect((await decide(ann, own, '0', { 'reason-m-til': 'other' })).text).toContain('heeft nog tijd om te antwoorden')
    expect((await wilma.go(own)).text).toContain('Waar leerde je dit?')
    expect((await wilma.go(`${own}/antwoord`, { 'antwoord-0': '' })).status).toBe(422)
    expect((await wilma.go(`${own}/antwoord`, { 'antwoord-0': 'Bij mijn moeder thuis.' })).status).toBe(303)
    expect((await ann.go(`${atDesk(own)}/vragen`, { 'vraag-0': 'Nog iets?' })).text).toContain('zo veel keer vragen')
    const talk = { module: 'm-til', on: '2026-12-10', where: 'Lokaal 3' }
    expect((await ann.go(`${atDesk(own)}/gesprek`, { ...talk, on: '2026-11-01' })).text).toContain(
      'Kies een dag na vandaag',
    )
    expect((await ann.go(`${atDesk(own)}/gesprek`, talk)).status).toBe(303)
    expect((await wilma.go(own)).text).toContain('Lokaal 3')
    expect((await bart.go(`${atDesk(own)}/uitslag`, { words: '' })).status).toBe(422)
    expect((await bart.go(`${atDesk(own)}/uitslag`, { 'uitslag-m-til': 'failed', words: 'Te snel.' })).status).toBe(303)
    expect(
      (await decide(ann, own, '0', { 'reason-m-til': 'test-not-passed', 'words-m-til': 'De proef lukte niet.' }))
        .status,
    ).toBe(303)
    await bart.go(`${atDesk(own)}/bevestig`, {})
    expect((await wilma.go(own)).text).toContain('Je slaagde niet voor de proef.')
    expect((await wilma.go(`${own}/beroep`, { words: '' })).status).toBe(422)
    expect((await wilma.go(`${own}/beroep`, { words: 'Ik was ziek.' })).status).toBe(303)
    const hear = { 'size-m-til': '40', 'words-m-til': '', words: 'Je krijgt gelijk.' }
    expect((await ann.go(`${atDesk(own)}/beroep`, hear)).text).toContain('Je besliste hier zelf over')
    const carla = await somebody('Carla')
    await works(carla, 'coordinator')
    expect((await carla.go(`${atDesk(own)}/beroep`, hear)).status).toBe(303)
    expect((await wilma.go(own)).text).toContain('je hoeft deze module niet te volgen')
  })

  it('is nobody else’s to see or to touch', async () => {
    const { id } = await db.selectFrom('recognitionRequest').select('id').executeTakeFirstOrThrow()
    for (const path of [`/mijn-aanvragen/${id}`, `/aanvragen/${id}`]) expect((await stranger.go(path)).status).toBe(404)
    for (const step of [
      'beslis',
      'vragen',
      'bevestig',
      'terug',
      'nakijken',
      'proef',
      'gesprek',
      'betaald',
      'papier-ingetrokken',
      'uitslag',
      'beroep',
    ])
      expect((await stranger.go(`/aanvragen/${id}/${step}`, {})).status).toBe(404)
    expect((await wilma.go(`/aanvragen/${id}`)).status).toBe(404)
  })

  it('takes one of two decisions at once, and one of withdrawing and deciding', async () => {
    const { to: own } = await ask({ motivation: 'Nog eens.' })
    const answers = await Promise.all([
      decide(ann, own, '40'),
      wilma.go(`${own}/intrekken`, {}),
      decide(ann, own, '40'),
    ])
    const { length } = await db
      .selectFrom('requestStep')
      .select('kind')
      .where('requestId', '=', own.split('/').at(-1) as Id<'request'>)
      .where('kind', 'in', ['decided', 'withdrawn'])
      .execute()
    const accepted = answers.filter(({ status }) => status === 303).length
    expect(accepted).toBe(length)
    expect(length).toBeGreaterThanOrEqual(1)
    expect(length).toBeLessThanOrEqual(2)
  })

  it('keeps the arrangements of the day of asking when the provider sets others', async () => {
    const { to: own } = await ask({ motivation: 'Derde keer.', ground: 'EVK' })
    const set = {
      validFrom: '2026-11-25',
      when: 'any-time',
      fee: '12,50',
      grounds: ['EVK'],
      ways: ['papers'],
      answerDays: '5',
      questionDays: '7',
      questionRounds: '0',
      appealDays: '',
    }
    expect((await ann.go('/aanvragen/beleid/cvo-proef', { ...set, validFrom: '2026-11-24' })).text).toContain(
      'Kies vandaag of een latere dag',
    )
    expect((await ann.go('/aanvragen/beleid/cvo-proef', { ...set, fee: 'veel' })).status).toBe(422)
    expect((await stranger.go('/aanvragen/beleid/cvo-proef', set)).status).toBe(404)
    expect((await ann.go('/aanvragen/beleid/cvo-proef', set)).status).toBe(303)
    expect((await stranger.go('/vrijstellingen/beleid/cvo-proef')).text).toContain('€ 12,50')
    expect((await wilma.go(own)).text).toContain('10 werkdagen')
    clock = new Date('2026-12-20T10:00:00Z')
    expect((await ann.go('/aanvragen')).text).toContain('te laat')
  })
})
