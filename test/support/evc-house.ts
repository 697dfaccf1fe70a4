import { beforeAll, expect } from 'vitest'
import { importFile } from '../../src/catalogue/import/import-file.ts'
import type { Db } from '../../src/platform/connection.ts'
import { frameOf } from '../../src/recognition/evc-higher-education/frames.ts'
import { questions } from '../../src/recognition/evc-higher-education/portfolio.ts'
import { organisationsHouse } from './organisations.ts'

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: comp-hr-werving, kind: technical, label: {nl: Werft, en: Recruits}}
- {id: comp-hr-admin, kind: technical, label: {nl: Administratie, en: Administration}}
- {id: comp-hr-onthaal, kind: technical, label: {nl: Onthaalt, en: Welcomes}}
- {id: comp-hr-gesprek, kind: technical, label: {nl: Gesprekken, en: Talks}}
qualifications:
- {id: GR-hr-support, kind: education, title: {nl: Graduaat HR-support, en: Graduate HR support}, competences: [comp-hr-werving]}
providers:
- {id: vb-hogeschool-noordzee, name: Hogeschool Proef, kind: university_college}
programmes:
- {id: noordzee-hr-support, provider: vb-hogeschool-noordzee, title: {nl: HR-support, en: HR support}, awards: GR-hr-support, unit: credit, modules: [{id: noo-admin, title: {nl: Personeelsadministratie, en: Administration}, contact: 60 uur, credits: 9, proves: [comp-hr-admin]}]}
`

/** A college with its people, and EVC in higher education as far as a test wants it to have come. */
export const evcHouse = async (db: Db, now: () => Date) => {
  const house = await organisationsHouse(db, now, now())
  const { somebody, boss, validated, codeFor, accept } = house
  type Somebody = Awaited<ReturnType<typeof somebody>>

  const read = await importFile(
    db,
    { person: null, role: 'operator' },
    { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
    now(),
  )
  if (!read.ok) throw new Error(read.refusal)
  const frame = frameOf('noordzee-hr-support')
  if (!frame) throw new Error('the frame is gone')

  const [katrien, lieve, marc, samira, grace, dirk, fien, stranger] = [
    await somebody('Katrien'),
    await somebody('Lieve'),
    await somebody('Marc'),
    await somebody('Samira'),
    await somebody('Grace'),
    await somebody('Dirk'),
    await somebody('Fien'),
    await somebody('Vreemde'),
  ]
  const more = [await somebody('Kurt'), await somebody('Lena')]

  const works = async (who: Somebody, role: string, organisation: string) => {
    await accept(who, await codeFor(lieve, organisation, { role }))
    const membership = await house.roleOf(who, role as 'coordinator')
    expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
  }

  beforeAll(async () => {
    const organisation = await validated(lieve, 'provider')
    const manage = organisation.replace('/organisaties/', '/beheer/organisaties/')
    await boss.go(`${manage}/aanbod`, { provider: frame.provider })
    for (const juror of [samira, grace, dirk, fien, ...more]) await works(juror, 'assessor', organisation)
    await works(marc, 'coordinator', organisation)
    await works(lieve, 'coordinator', organisation)
  })

  const own = (id: string) => `/mijn-evc-hoger-onderwijs/${id}`
  const desk = (id: string) => `/evc-hoger-onderwijs/aanvragen/${id}`
  const intake = { 'antwoord-0': 'Acht jaar', 'antwoord-1': 'Contracten', 'antwoord-2': 'Het onthaal' }

  const ask = async (who = katrien, competences = ['comp-hr-admin', 'comp-hr-onthaal']) => {
    const asked = await who.go('/mijn-evc-hoger-onderwijs', {
      programme: 'noordzee-hr-support',
      competence: competences,
      ...intake,
    })
    expect(asked.status).toBe(303)
    return asked.to.split('/').at(-1) ?? ''
  }
  const admit = (id: string, jurors = [samira, grace, dirk], guide = marc, by = lieve) =>
    by.go(`${desk(id)}/toelaten`, { guide: guide.id, juror: jurors.map(juror => juror.id) })

  const tellAll = async (id: string, who = katrien, competences = ['comp-hr-admin', 'comp-hr-onthaal']) => {
    for (const competence of competences)
      for (const question of questions)
        expect(
          (await who.go(`${own(id)}/portfolio/${competence}/1/${question}`, { words: `Mijn ${question}` })).status,
        ).toBe(303)
  }
  const declareFree = async (id: string, jurors = [samira, grace, dirk]) => {
    for (const juror of jurors) expect((await juror.go(`${desk(id)}/verklaar`, { tie: 'free' })).status).toBe(303)
  }

  const criteria = frame.competences.flatMap(each => each.criteria.map(({ id }) => id))
  const levels = (level: string, over: Record<string, string> = {}, why = '') =>
    Object.fromEntries(
      criteria.flatMap(id => [
        [`level-${id}`, over[id] ?? level],
        [`why-${id}`, why],
      ]),
    )
  const judge = (juror: Somebody, id: string, part: string, typed = levels('shown')) =>
    juror.go(`${desk(id)}/onderdeel/${part}`, typed)
  const partsHere = ['portfolio', 'opdracht-1', 'opdracht-2', 'gesprek']
  const planAll = async (id: string) => {
    for (const part of partsHere.slice(1))
      expect(
        (await lieve.go(`${desk(id)}/plan`, { part, [`on-${part}`]: '2027-03-01', [`where-${part}`]: 'Lokaal 2' }))
          .status,
      ).toBe(303)
  }
  const judgeAll = async (id: string, jurors = [samira, grace, dirk], typed = levels('shown')) => {
    for (const part of partsHere)
      for (const juror of jurors) expect((await judge(juror, id, part, typed)).status).toBe(303)
  }

  /** From asking to a jury that may judge. */
  const ready = async (who = katrien) => {
    const id = await ask(who)
    expect((await admit(id)).status).toBe(303)
    await declareFree(id)
    await tellAll(id, who)
    expect((await who.go(`${own(id)}/indienen`, {})).status).toBe(303)
    await planAll(id)
    return id
  }
  return {
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
  }
}
