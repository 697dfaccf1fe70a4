import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { organisationsHouse } from '../../../test/support/organisations.ts'
import { ownData } from '../../people/index.ts'
import type { Id } from '../../platform/ids.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const house = await organisationsHouse(db, () => start, start)
const { somebody, boss, validated, roleOf } = house
const erna = await somebody('Erna')
const karim = await somebody('Karim')
const second = await somebody('Tweede', 'administrator')
type Somebody = typeof erna

const good = {
  title: 'Een buddy op de eerste dag',
  challenge: 'Nieuwe mensen durfden niets te vragen.',
  direction: 'Wie nieuw is, loopt een week mee met een vaste collega.',
  steps: 'Kies een buddy.\n\nMaak tijd vrij.',
  conditions: 'De buddy wil het zelf.',
  forWhom: 'Nieuwe medewerkers',
  question: 'mentor-helpen',
  'barriers-employer': ['begeleiden-kost-tijd'],
  for: ['werkgever'],
}

const propose = (who: Somebody, over: Record<string, string | string[]> = {}) =>
  who.go('/kennis/voorstellen/nieuw', { ...good, ...over })
const newest = async (): Promise<string> => {
  const { id } = await db
    .selectFrom('practiceProposal')
    .select('id')
    .orderBy('proposedAt', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
const review = (id: string, decision: string, reason = '', who: Pick<Somebody, 'go'> = boss) =>
  who.go(`/beheer/voorstellen/${id}`, { decision, reason })

/** Works for an employer that was validated. */
const employed = async (who: Somebody) => {
  const organisation = await validated(who)
  await who.go('/organisaties/werk-voor', { membership: await roleOf(who, 'manager') })
  return organisation
}

beforeEach(async () => {
  await house.clear()
})

describe('proposing', () => {
  it('is for who works for an organisation, and shows them what became of it', async () => {
    expect((await propose(erna)).status).toBe(404)
    expect((await erna.go('/kennis/voorstellen/nieuw')).to).toBe('/kennis/voorstellen')
    expect((await erna.go('/kennis/voorstellen')).text).toContain('Kies eerst voor welke je werkt')
    const organisation = await employed(erna)
    expect((await propose(erna)).to).toBe('/kennis/voorstellen')
    expect((await erna.go('/kennis/voorstellen')).text).toMatch(/Een buddy op de eerste dag\s+wordt nagelezen/)
    expect((await erna.go(`${organisation}/tijdlijn`)).text).toContain('stelde een praktijk voor')
    await employed(karim)
    expect((await karim.go('/kennis/voorstellen')).text).not.toContain('Een buddy')
  })

  it.each<[string, Record<string, string | string[]>, string]>([
    ['no question', { question: '' }, 'Kies iets bij ‘Op welke vraag is dit een antwoord?’'],
    ['a question that does not exist', { question: '__proto__' }, 'Kies iets bij ‘Op welke vraag'],
    ['no barrier', { 'barriers-employer': ['zomaar'] }, 'Kies iets bij ‘Welke drempels verlaagt het?’'],
    ['nobody it is for', { for: [] }, 'Kies iets bij ‘Wie kan hiermee aan de slag?’'],
    ['no name', { title: ' \n ' }, 'Vul ‘Naam’ in.'],
    ['no step', { steps: '\n\n' }, 'Vul ‘Stappen’ in.'],
    ['5,000 characters', { challenge: 'x'.repeat(5000) }, '‘Wat moeilijk liep’ is te lang.'],
    ['thirteen steps', { steps: 'Doe iets.\n'.repeat(13) }, '‘Stappen’ is te lang.'],
  ])('refuses %s, says so, and keeps what was typed', async (_, over, says) => {
    await employed(erna)
    const answer = await propose(erna, over)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    expect(answer.html).toContain('Wie nieuw is, loopt een week mee')
    expect(await db.selectFrom('practiceProposal').select('id').execute()).toEqual([])
  })
})

describe('reviewing', () => {
  it('publishes: everybody finds it by its question, barrier and words, with who and when', async () => {
    await employed(erna)
    await propose(erna)
    const id = await newest()
    expect((await karim.go(`/kennis/nieuw/${id}`)).status).toBe(404)
    expect((await karim.go('/kennis')).text).not.toContain('Een buddy op de eerste dag')
    expect((await boss.go('/beheer/voorstellen')).text).toContain('Een buddy op de eerste dag')
    expect((await review(id, 'published')).status).toBe(303)
    const page = await karim.go(`/kennis/nieuw/${id}`)
    expect(page.text).toContain('Van Houtwerf, 24 november 2026.')
    expect(page.html).toContain('<li>Maak tijd vrij.</li>')
    for (const { html } of [page, await karim.go('/kennis')]) expect(html.length).toBeLessThan(60_000)
    for (const query of ['', '?vraag=mentor-helpen', '?drempel=begeleiden-kost-tijd&voor=werkgever', '?zoek=budy'])
      expect((await karim.go(`/kennis${query}`)).text, query).toContain('Een buddy op de eerste dag')
    for (const query of ['?vraag=online-les', '?drempel=gezin', '?kernwoord=microdegrees', '?zoek=microdegree'])
      expect((await karim.go(`/kennis${query}`)).text, query).not.toContain('Een buddy op de eerste dag')
  })

  it('sends back with a reason that the organisation reads, and takes down what was published', async () => {
    await employed(erna)
    await propose(erna)
    const id = await newest()
    const without = await review(id, 'sent-back', '  ')
    expect(without).toMatchObject({ status: 422, text: expect.stringContaining('Schrijf waarom') })
    expect((await review(id, 'withdrawn', 'x')).text).toContain('besliste hier net over')
    await review(id, 'sent-back', 'Noem geen <b>namen</b>.')
    expect((await erna.go('/kennis/voorstellen')).html).toContain('Noem geen &lt;b&gt;namen&lt;/b&gt;.')
    expect((await review(id, 'published')).status).toBe(422)

    await propose(erna, { title: 'Een tweede' })
    const other = await db
      .selectFrom('practiceProposal')
      .select('id')
      .where('id', '!=', id as Id<'proposal'>)
      .executeTakeFirstOrThrow()
    await review(other.id, 'published')
    await review(other.id, 'withdrawn', 'Klopt niet meer.')
    expect((await karim.go(`/kennis/nieuw/${other.id}`)).status).toBe(404)
    expect((await review(other.id, 'published')).status).toBe(303)
  })

  it('is for an administrator, and never of what one proposed oneself', async () => {
    await employed(erna)
    await propose(erna)
    const id = await newest()
    expect((await review(id, 'published', '', karim)).status).toBe(404)
    expect((await erna.go('/beheer/voorstellen')).status).toBe(404)
    await db.updateTable('person').set({ role: 'administrator' }).where('id', '=', erna.id).execute()
    expect((await erna.go('/beheer/voorstellen')).text).not.toContain('Een buddy')
    expect((await review(id, 'published', '', erna)).status).toBe(404)
    await db.updateTable('person').set({ role: 'worker' }).where('id', '=', erna.id).execute()
    for (const nothing of ['geen-id', "'; drop table person; --", '%00'])
      expect((await boss.go(`/beheer/voorstellen/${encodeURIComponent(nothing)}`)).status).toBe(404)
  })

  it('by two at once counts once, and the second is told', async () => {
    await employed(erna)
    await propose(erna)
    const id = await newest()
    const answers = await Promise.all([review(id, 'published'), review(id, 'sent-back', 'Nee.', second)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await db.selectFrom('practiceReview').select('decision').execute()).toHaveLength(1)
  })
})

it('a proposal with script in it is text, wherever it is shown', async () => {
  await employed(erna)
  const script = '<script>alert(1)</script>'
  await propose(erna, { title: script, challenge: script, steps: `${script}\n"><img src=x onerror=alert(1)>` })
  const id = await newest()
  await review(id, 'published')
  for (const path of ['/kennis', `/kennis/nieuw/${id}`, '/beheer/voorstellen', `/beheer/voorstellen/${id}`]) {
    const { html } = await boss.go(path)
    expect(html, path).toContain('&lt;script&gt;')
    expect(html, path).not.toMatch(/<script>alert|<img/)
  }
})

it('who proposed or reviewed finds it among their own data', async () => {
  await employed(erna)
  await propose(erna)
  await review(await newest(), 'published')
  expect((await ownData(db, erna.id)).proposals).toMatchObject([{ organisation: 'Houtwerf', language: 'nl' }])
  expect((await ownData(db, boss.id)).reviews).toMatchObject([{ decision: 'published' }])
})
