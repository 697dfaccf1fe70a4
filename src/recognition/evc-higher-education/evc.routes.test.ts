import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { evcHouse } from '../../../test/support/evc-house.ts'
import { newId } from '../../platform/ids.ts'
import { findEvc } from './evc.store.ts'
import type { Evc } from './evc.ts'
import { outcomeOf } from './evc.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const {
  somebody,
  frame,
  katrien,
  lieve,
  marc,
  samira,
  grace,
  dirk,
  fien,
  stranger,
  more,
  own,
  desk,
  intake,
  ask,
  admit,
  tellAll,
  declareFree,
  levels,
  judge,
  partsHere,
  planAll,
  judgeAll,
  ready,
} = await evcHouse(db, () => clock)

describe('EVC in higher education, for who asks', () => {
  it('says how it goes before one asks, with what it costs, how long, and the chance of appeal', async () => {
    const page = await stranger.go('/evc-hoger-onderwijs/opleiding/noordzee-hr-support')
    for (const said of ['€ 55', '€ 335', '60 dagen', '40 werkdagen', '7 dagen', 'niet aangetoond', 'overtuigend'])
      expect(page.text).toContain(said)
    expect((await stranger.go('/evc-hoger-onderwijs')).text).toContain('iets anders dan EVC voor een beroep')
  })

  it('keeps what was typed, and runs once at a time, also when asked twice at once', async () => {
    const form = { programme: 'noordzee-hr-support', competence: 'comp-hr-admin', ...intake, 'antwoord-2': '' }
    const wrong = await stranger.go('/mijn-evc-hoger-onderwijs', form)
    expect([wrong.status, wrong.text.includes('Acht jaar')]).toEqual([422, true])
    const full = { ...form, 'antwoord-2': 'Veel' }
    const both = await Promise.all([1, 2].map(() => stranger.go('/mijn-evc-hoger-onderwijs', full)))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('goes from asking to proof, judged alone first, then together, in a part of what was asked', async () => {
    const id = await ask()
    expect((await lieve.go('/wat-wacht')).text).toContain('Laat een kandidaat voor EVC in het hoger onderwijs toe')
    expect((await admit(id, [samira, grace])).text).toContain('zo veel verschillende juryleden')
    expect((await admit(id, [samira, grace, grace])).status).toBe(422)
    expect((await admit(id, [samira, grace, dirk], samira)).text).toContain('Wie begeleidt, beoordeelt niet')
    expect((await samira.go(desk(id))).status).toBe(404)
    expect((await admit(id)).status).toBe(303)
    await declareFree(id)

    // The draft is kept at once; jurors see nothing of it yet, the guide does.
    await katrien.go(`${own(id)}/portfolio/comp-hr-admin/1/situation`, { words: 'Een geheime situatie' })
    expect((await samira.go(`${desk(id)}/onderdeel/portfolio`)).text).not.toContain('geheime')
    expect((await marc.go(`${desk(id)}/onderdeel/portfolio`)).text).toContain('geheime')
    expect((await marc.go(`${desk(id)}/opmerking`, { 'words-opmerking': 'Zeg meer over jezelf.' })).status).toBe(303)
    expect((await katrien.go(own(id))).text).toContain('Zeg meer over jezelf.')
    expect((await katrien.go(`${own(id)}/indienen`, {})).text).toContain('Maak eerst bij elke competentie')
    await tellAll(id)

    // Too late by a minute: kept, and what to do; then more time.
    clock = new Date('2027-01-24T23:01:00Z')
    const late = await katrien.go(`${own(id)}/indienen`, {})
    expect(late.status).toBe(422)
    expect(late.text).toContain('Vraag de hogeschool om meer tijd')
    const time = { until: '2027-02-10', 'words-tijd': 'Ze was ziek.' }
    expect((await lieve.go(`${desk(id)}/meer-tijd`, { ...time, 'words-tijd': '' })).status).toBe(422)
    expect((await lieve.go(`${desk(id)}/meer-tijd`, time)).status).toBe(303)
    expect((await katrien.go(`${own(id)}/indienen`, {})).status).toBe(303)
    expect((await katrien.go(`${own(id)}/portfolio/comp-hr-admin/1/task`, { words: 'Anders' })).status).toBe(404)

    // Alone: what one found is nobody else's to see before all handed in, not even for who coordinates.
    await planAll(id)
    expect((await judge(samira, id, 'portfolio', {})).text).toContain('Kies bij elk criterium een niveau')
    expect(
      (await judge(samira, id, 'portfolio', levels('shown', { dossier: 'partly' }, 'Samira zag weinig'))).status,
    ).toBe(303)
    expect((await judge(samira, id, 'portfolio')).text).toContain('al af')
    await judge(grace, id, 'portfolio')
    for (const who of [grace, dirk, lieve])
      for (const page of ['', '/onderdeel/portfolio', '/leidraad', '/overleg'])
        expect((await who.go(`${desk(id)}${page}`)).text).not.toContain('Samira zag weinig')
    expect((await grace.go(`${desk(id)}/leidraad`)).text).toContain('De leidraad komt er')
    await judge(dirk, id, 'portfolio', levels('convincing'))
    expect((await grace.go(`${desk(id)}/leidraad`)).text).toContain('Wat deed je om niets te vergeten?')
    expect((await katrien.go(`${desk(id)}/leidraad`)).status).toBe(404)
    for (const part of partsHere.slice(1)) for (const juror of [samira, grace, dirk]) await judge(juror, id, part)

    // Together: a reason where they differed, and everybody behind the same proposal.
    const together = await grace.go(`${desk(id)}/overleg`)
    expect(together.text).toContain('Samira zag weinig')
    expect((await grace.go(`${desk(id)}/overleg`, levels('shown'))).text).toContain('Zeg waarom bij elk criterium')
    const joint = levels('shown', { plan: 'partly' }, 'Na overleg')
    expect((await grace.go(`${desk(id)}/overleg`, joint)).status).toBe(303)
    expect((await samira.go(`${desk(id)}/akkoord`, { joint: '0' })).text).toContain('ander voorstel')
    expect((await grace.go(`${desk(id)}/akkoord`, { joint: '1' })).status).toBe(422)
    const both = await Promise.all([samira, dirk].map(who => who.go(`${desk(id)}/akkoord`, { joint: '1' })))
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await katrien.go(own(id))).text).not.toContain('Na overleg')
    expect((await samira.go(`${desk(id)}/bevestig`, {})).status).toBe(422)
    expect((await lieve.go(`${desk(id)}/bevestig`, {})).status).toBe(303)

    const told = await katrien.go(own(id))
    expect(told.text).toContain('nog niet aangetoond')
    expect(told.html.match(/\/mijn-brieven\/[0-9a-f-]+/g)?.length).toBe(2)
    const results = await db
      .selectFrom('competenceResult')
      .select(['competence', 'way'])
      .where('about', '=', id)
      .execute()
    expect(results).toEqual([{ competence: 'comp-hr-admin', way: 'evc-higher-education' }])
    // Exemptions are asked for, not given.
    expect(told.html).toContain('/mijn-aanvragen/nieuw?opleiding=noordzee-hr-support&amp;module=noo-admin&amp;bewijs=')
    expect(await db.selectFrom('grantedExemption').select('id').execute()).toEqual([])

    // An appeal, within its days, is heard by another jury and confirmed by somebody else; nothing is lost.
    expect((await katrien.go(`${own(id)}/beroep`, { words: 'Het plan stond erin.' })).status).toBe(303)
    const newJury = { juror: [fien, ...more].map(each => each.id) }
    expect((await lieve.go(`${desk(id)}/nieuwe-jury`, newJury)).text).toContain('Je besliste hier zelf over')
    expect(
      (await marc.go(`${desk(id)}/nieuwe-jury`, { juror: [samira, fien, more[0]].map(each => each?.id ?? '') })).text,
    ).toContain('beoordeelde deze kandidaat al')
    expect((await marc.go(`${desk(id)}/nieuwe-jury`, newJury)).status).toBe(303)
    expect((await samira.go(desk(id))).status).toBe(404)
    await declareFree(id, [fien, ...more])
    for (const part of ['opdracht-1', 'gesprek'])
      await lieve.go(`${desk(id)}/plan`, { part, [`on-${part}`]: '2027-04-01', [`where-${part}`]: '' })
    for (const part of ['portfolio', 'opdracht-1', 'gesprek'])
      for (const juror of [fien, ...more]) expect((await judge(juror, id, part)).status).toBe(303)
    await fien.go(`${desk(id)}/overleg`, levels('shown'))
    for (const juror of more) await juror.go(`${desk(id)}/akkoord`, { joint: '2' })
    expect((await lieve.go(`${desk(id)}/bevestig`, {})).status).toBe(422)
    expect((await marc.go(`${desk(id)}/bevestig`, {})).status).toBe(303)
    expect((await db.selectFrom('competenceResult').select('id').where('about', '=', id).execute()).length).toBe(2)
    expect((await katrien.go(`${own(id)}/beroep`, { words: 'Nog eens' })).status).toBe(422)
  })

  it('refuses who is tied to the candidate, whoever of the two says it', async () => {
    const id = await ask()
    await admit(id)
    expect((await samira.go(`${desk(id)}/verklaar`, { tie: 'boss' })).to).toBe('/evc-hoger-onderwijs/aanvragen')
    expect((await samira.go(desk(id))).status).toBe(404)
    expect((await katrien.go(`${own(id)}/bezwaar`, { juror: grace.id, tie: 'family' })).status).toBe(303)
    expect((await lieve.go('/wat-wacht')).text).toContain('Kies een ander jurylid')
    const again = (to: typeof katrien) => lieve.go(`${desk(id)}/vervang`, { from: '', to: to.id })
    expect((await again(samira)).text).toContain('is de leidinggevende van de kandidaat')
    expect((await again(grace)).text).toContain('is familie van de kandidaat')
    expect((await again(fien)).status).toBe(303)
    expect((await again(fien)).status).toBe(422)
    await katrien.go(`${own(id)}/intrekken`, {})
    expect((await katrien.go(own(id))).text).toContain('gestopt')
  })

  it('takes one score of two sent at once; of handing in and being replaced at once none is half', async () => {
    const id = await ready()
    const twice = await Promise.all([judge(samira, id, 'portfolio'), judge(samira, id, 'portfolio')])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    const [handed, replaced] = await Promise.all([
      judge(grace, id, 'portfolio'),
      lieve.go(`${desk(id)}/vervang`, { from: grace.id, to: fien.id }),
    ])
    expect(replaced.status).toBe(303)
    expect([303, 404, 422]).toContain(handed.status)
    const kept = await db
      .selectFrom('juryScore')
      .select('personId')
      .where('procedureId', '=', id as never)
      .execute()
    expect(kept.some(({ personId }) => personId === grace.id)).toBe(handed.status === 303)
    expect((await judge(grace, id, 'portfolio')).status).toBe(404)
    expect((await lieve.go(desk(id))).text).toContain('1 van 3 juryleden klaar')
    await katrien.go(`${own(id)}/intrekken`, {})
    expect((await dirk.go(`${desk(id)}/onderdeel/portfolio`)).text).not.toContain('Mijn situation')
  })

  it('judges by the frame of the day on which it began, whatever the college changes', async () => {
    const id = await ready()
    await judgeAll(id)
    const before = frame.competences[1]?.criteria ?? []
    const taken = before.splice(0, before.length)
    try {
      expect((await samira.go(`${desk(id)}/overleg`)).text).toContain('Houdt dossiers volledig en op tijd bij')
      const visit = { db, person: { id: katrien.id }, worksFor: null } as never
      const evc = (await findEvc(db, visit, id)) as Evc
      expect(outcomeOf(evc).map(({ competence }) => competence.criteria.length)).toEqual([2, 2])
    } finally {
      before.push(...taken)
    }
    await katrien.go(`${own(id)}/intrekken`, {})
  })

  it('shows a portfolio of 60 pieces of evidence within 300 ms', async () => {
    const id = await ask()
    await admit(id)
    await declareFree(id)
    await tellAll(id)
    const evidence = Array.from({ length: 60 }, () => newId<'evidence'>())
    await db
      .insertInto('evidence')
      .values(
        evidence.map((each, at) => ({
          id: each,
          personId: katrien.id,
          kind: 'work' as const,
          title: `Bewijs ${at + 1}`,
          description: '',
          issuer: null,
          issuedOn: null,
          paper: null,
          addedAt: clock,
          removedAt: null,
          removedBy: null,
        })),
      )
      .execute()
    expect((await katrien.go(`${own(id)}/portfolio/comp-hr-admin/1`, { evidence })).status).toBe(303)
    expect((await stranger.go(`${own(id)}/portfolio`)).status).toBe(404)
    const foreign = await katrien.go(`${own(id)}/portfolio/comp-hr-admin/1`, { evidence: [newId<'evidence'>()] })
    expect(foreign.status).toBe(422)
    await katrien.go(`${own(id)}/indienen`, {})
    const took: number[] = []
    for (let round = 0; round < 7; round++) {
      const begun = performance.now()
      const page = await samira.go(`${desk(id)}/onderdeel/portfolio`)
      took.push(performance.now() - begun)
      expect(page.text).toContain('Bewijs 60')
    }
    const median = took.sort((a, b) => a - b)[3] ?? Number.NaN
    process.stdout.write(`portfolio of 60: median ${median.toFixed(0)} ms\n`)
    expect(median).toBeLessThan(300)
    await katrien.go(`${own(id)}/intrekken`, {})
  })

  it('shows how far jurors agree from five procedures on, and says it when there is nothing to measure', async () => {
    const page = '/evc-hoger-onderwijs/aanvragen/eensgezind/noordzee-hr-support'
    expect((await samira.go(page)).status).toBe(404)
    expect((await lieve.go(page)).text).toContain('Nog geen 5 procedures')
    for (let at = 0; at < 5; at++) {
      const who = await somebody(`Kandidaat${at}`)
      const id = await ready(who)
      const given = levels('shown', { plan: at % 2 ? 'none' : 'convincing', opvolging: 'partly' })
      await judgeAll(id, [samira, grace, dirk], given)
    }
    const shown = await lieve.go(page)
    expect(shown.text).toMatch(/Onthaalt nieuwe medewerkers \d+ [01],\d\d/)
    expect(shown.text).toContain('Nog geen 5 procedures')
    expect(shown.text).not.toContain('Kandidaat')
  })

  it('is nobody else’s to see or to touch', async () => {
    const { id } = await db
      .selectFrom('procedure')
      .select('id')
      .where('personId', '=', katrien.id)
      .limit(1)
      .executeTakeFirstOrThrow()
    for (const path of [
      own(id),
      desk(id),
      `${desk(id)}/onderdeel/portfolio`,
      `${desk(id)}/overleg`,
      `${desk(id)}/bewijzen/${id}`,
    ])
      expect((await stranger.go(path)).status, path).toBe(404)
    for (const step of ['toelaten', 'verklaar', 'vervang', 'plan', 'akkoord', 'bevestig', 'terug', 'nieuwe-jury'])
      expect((await stranger.go(`${desk(id)}/${step}`, {})).status).toBe(404)
    expect((await katrien.go(desk(id))).status).toBe(404)
  })
})
