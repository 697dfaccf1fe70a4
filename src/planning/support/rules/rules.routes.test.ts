import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { organisationsHouse } from '../../../../test/support/organisations.ts'
import type { Day } from '../../../platform/day.ts'
import { currentMeasures, loadMeasures } from '../load-measures.ts'
import { versionOn } from '../version-on.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-25T10:00:00Z')
const house = await organisationsHouse(db, () => now, now)
const { somebody, boss, validated, codeFor, accept } = house
await loadMeasures(db)

const [ann, bart, stranger] = [await somebody('Ann'), await somebody('Bart'), await somebody('Vreemde')]
const rule = '/regels/sector-houthandel'

type Somebody = typeof ann
const works = async (who: Somebody, organisation: string) => {
  await accept(who, await codeFor(ann, organisation, { role: 'sector' }))
  await who.go('/organisaties/werk-voor', { membership: await house.roleOf(who, 'sector') })
}

beforeAll(async () => {
  const organisation = await validated(ann, 'sector-partner')
  for (const who of [ann, bart]) await works(who, organisation)
  const id = organisation.replace('/organisaties/', '')
  expect((await boss.go(`${rule}/houder`, { organisation: id })).status).toBe(303)
})

/** What the form holds, as a browser would send it back. */
const formOf = (html: string): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [name, value] = [/name="([^"]*)"/.exec(tag)?.[1], /value="([^"]*)"/.exec(tag)?.[1] ?? '']
    if (!name || (/type="checkbox"/.test(tag) && !/ checked/.test(tag))) continue
    fields[name] = value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}
const draftForm = async (who: Somebody) => formOf((await who.go(`${rule}/ontwerp`)).html)
const save = async (who: Somebody, over: Record<string, string>) =>
  who.go(`${rule}/ontwerp`, { ...(await draftForm(who)), ...over })
const seenBy = async (who: Somebody) => /name="seen" value="(\d+)"/.exec((await who.go(rule)).html)?.[1] ?? ''
const publish = async (who: Somebody, seen?: string) =>
  who.go(`${rule}/bekendmaken`, { seen: seen ?? (await seenBy(who)) })
const anExample = {
  title: 'Arbeider met 200 uur',
  statute: 'employee',
  employmentPercent: '100',
  sector: 'private',
  workRegion: '',
  homeRegion: '',
  jointCommittee: '125.03',
  employerWorkers: '',
  highestDiploma: '',
  birthYear: '1990',
  initiative: '',
  inTrainingSince: '',
  start: '2027-02-01',
  end: '2027-06-30',
  lessonHours: '200',
  price: '300',
  credits: '',
  trainingKind: 'sector',
  shortage: 'nee',
  registered: '',
  state: 'perhaps',
  workerEuros: '300',
  workerHours: '',
  employerEuros: '',
}

describe('who keeps a rule', () => {
  it('is an administrator, or whose organisation was given it; to others there is no such page', async () => {
    expect((await boss.go('/regels')).text).toContain('Vlaams opleidingsverlof')
    const mine = await ann.go('/regels')
    expect(mine.text).toContain('Premie lange opleiding houthandel')
    expect(mine.text).not.toContain('Vlaams opleidingsverlof')
    for (const path of [rule, `${rule}/ontwerp`, `${rule}/vergelijk`, `${rule}/voorbeeld`])
      expect((await stranger.go(path)).status).toBe(404)
    expect((await ann.go('/regels/vov')).status).toBe(404)
    expect((await ann.go(`${rule}/houder`, { organisation: 'x' })).status).toBe(404)
    expect((await stranger.go(`${rule}/bekendmaken`, { seen: '1' })).status).toBe(404)
  })
})

describe('a new version', () => {
  it('is refused when it ends before it starts, with what was typed kept', async () => {
    const wrong = await save(ann, { validFrom: '2027-01-01', validTo: '2026-01-01' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('stopt voor hij begint')
    expect(wrong.html).toContain('value="2027-01-01"')
  })

  it('is written by one and not undone by another who looked earlier', async () => {
    const early = await draftForm(bart)
    expect((await save(ann, { validFrom: '2027-01-01', 'gift-0-flat': '300' })).status).toBe(303)
    const late = await bart.go(`${rule}/ontwerp`, { ...early, validFrom: '2028-01-01' })
    expect([late.status, late.text.includes('veranderde dit intussen')]).toEqual([422, true])
  })

  it('waits for an example that holds, and for another hand', async () => {
    const without = await publish(bart)
    expect([without.status, without.text.includes('minstens één voorbeeld')]).toEqual([422, true])
    const wrong = await ann.go(`${rule}/voorbeeld`, { ...anExample, start: 'ooit' })
    expect([wrong.status, wrong.html.includes('Arbeider met 200 uur')]).toEqual([422, true])
    await ann.go(`${rule}/voorbeeld`, { ...anExample, workerEuros: '1' })
    expect((await publish(bart)).text).toContain('Niet elk voorbeeld')
    const drop = /action="([^"]*weg)"[^>]*>\s*<button type="submit" class="quiet">Leg weg/.exec(
      (await ann.go(rule)).html,
    )?.[1]
    expect((await ann.go(drop ?? '', {})).status).toBe(303)
    expect((await ann.go(`${rule}/voorbeeld`, anExample)).status).toBe(303)
    expect((await ann.go(rule)).text).toContain('klopt')
    const own = await publish(ann)
    expect([own.status, own.text.includes('Iemand anders maakt')]).toEqual([422, true])
  })

  it('is never published by its author, also past the page: the database refuses', async () => {
    await expect(
      sql`update incentive_draft set published_at = now(), published_by = ${ann.id} where incentive = 'sector-houthandel'`.execute(
        db,
      ),
    ).rejects.toThrow('Who wrote a rule')
  })

  it('is compared with now on every example', async () => {
    const { text } = await bart.go(`${rule}/vergelijk`)
    expect(text).toContain('verandert er één')
    expect(text).toContain('€ 256 voor de werknemer')
    expect(text).toContain('€ 300 voor de werknemer')
  })

  it('holds from its day once another published it; twice at once it is published once', async () => {
    const seen = await seenBy(bart)
    const answers = await Promise.all([publish(bart, seen), publish(boss, seen)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const measure = (await currentMeasures(db)).find(({ id }) => id === 'sector-houthandel')
    expect(measure && versionOn(measure, '2026-12-31' as Day)?.id).toBe('sh-1')
    expect(measure && versionOn(measure, '2027-01-01' as Day)?.gives[0]?.flat).toBe(30_000)
    expect((await stranger.go('/steun/sector-houthandel?op=2027-03-01')).text).toContain('€ 300')
  })

  it('stays when the content is loaded anew, and is never changed nor deleted', async () => {
    const before = await currentMeasures(db)
    await db.updateTable('incentiveVersion').set({ uncertain: false }).where('id', '=', 'sh-1').execute()
    await loadMeasures(db)
    expect(await currentMeasures(db)).toEqual(before)
    await expect(sql`delete from incentive_version where published_in is not null`.execute(db)).rejects.toThrow(
      'stays as it is',
    )
    await expect(
      sql`update incentive_version set uncertain = true where published_in is not null`.execute(db),
    ).rejects.toThrow()
  })

  it('may not hold on days of a later one', async () => {
    expect((await save(ann, { validFrom: '2026-12-01', validTo: '' })).status).toBe(303)
    expect((await ann.go(rule)).text).toContain('Vanaf 1 januari 2027 geldt al een andere regel')
    const seen = await seenBy(boss)
    expect((await publish(boss, seen)).text).toContain('Er klopt nog iets niet')
    expect((await ann.go(`${rule}/ontwerp/weg`, { seen: '99' })).status).toBe(422)
    expect((await ann.go(`${rule}/ontwerp/weg`, { seen })).status).toBe(303)
  })
})
