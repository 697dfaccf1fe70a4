import { expect } from 'vitest'
import { importFile } from '../../src/catalogue/import/import-file.ts'
import type { ProviderId } from '../../src/catalogue/index.ts'
import { answerQuestion, findDossier, startDossier } from '../../src/people/index.ts'
import type { Db } from '../../src/platform/connection.ts'
import type { Day } from '../../src/platform/day.ts'
import type { Vault } from '../../src/platform/files/index.ts'
import { organisationsHouse } from './organisations.ts'

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: c-til, kind: technical, label: {nl: Tilt veilig, en: Lifts safely}}
qualifications:
- {id: q-zorg, kind: professional, title: {nl: Zorgkundige, en: Nursing aide}, competences: [c-til]}
providers:
- {id: cvo-proef, name: CVO Proef, kind: cvo}
- {id: cvo-elders, name: CVO Elders, kind: cvo}
certificates:
- {id: cert-til, title: {nl: Attest tillen, en: Lifting certificate}}
programmes:
- {id: proef-zorg, provider: cvo-proef, title: {nl: Zorgkundige, en: Nursing aide}, awards: q-zorg, unit: lesson-period, modules: [{id: m-til, title: {nl: Tillen, en: Lifting}, contact: 40 lestijden, proves: [c-til]}, {id: m-stage, title: {nl: Stage, en: Internship}, contact: 0 lestijden, workplace: 80 uur}]}
- {id: elders-zorg, provider: cvo-elders, title: {nl: Zorgkundige, en: Nursing aide}, awards: q-zorg, unit: lesson-period, modules: [{id: m-elders, title: {nl: Tillen, en: Lifting}, contact: 40 lestijden, proves: [c-til]}]}
concordance:
- {id: r-til, certificates: [cert-til], module: m-til, hours: 30 lestijden, ground: EVK, decides: automatic, how: {nl: Toon je attest., en: Show your certificate.}}
`
const body = {
  when: 'any-time',
  fee: 0,
  grounds: ['EVK', 'EVC'],
  ways: ['papers', 'test', 'interview'],
  answerDays: 10,
  questionDays: 14,
  questionRounds: 1,
  secondReader: true,
  appealDays: 30,
}
const paper = {
  certificate: 'cert-til',
  title: 'Attest tillen',
  issuer: 'Rode Kruis',
  issuedOn: '2024-03-01',
  until: null,
  codes: [],
  shown: 'said' as const,
}

/** A provider with a coordinator (Ann) and a teacher (Bart), and a worker (Wilma) who kept a dossier with a paper. */
export const requestsHouse = async (
  db: Db,
  now: () => Date,
  { vault, policy = {} }: { vault?: Vault; policy?: Partial<typeof body> } = {},
) => {
  const house = await organisationsHouse(db, now, now(), vault)
  const { somebody, boss, validated, codeFor, accept } = house
  const read = await importFile(
    db,
    { person: null, role: 'operator' },
    { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
    now(),
  )
  if (!read.ok) throw new Error(read.refusal)
  const provider = 'cvo-proef' as ProviderId
  const [ann, bart, stranger] = [await somebody('Ann'), await somebody('Bart'), await somebody('Vreemde')]
  const organisation = await validated(ann, 'provider')
  /** Works for the organisation, in this role, from the next click on. */
  const works = async (who: typeof ann, role: 'coordinator' | 'teacher') => {
    await accept(who, await codeFor(ann, organisation, { role }))
    const membership = await house.roleOf(who, role)
    expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
  }
  await boss.go(`${organisation.replace('/organisaties/', '/beheer/organisaties/')}/aanbod`, { provider })
  await works(ann, 'coordinator')
  await works(bart, 'teacher')
  await db
    .insertInto('recognitionPolicy')
    .values({
      provider,
      validFrom: '2026-09-01' as Day,
      body: JSON.stringify({ ...body, ...policy }),
      setBy: null,
      setAt: now(),
    })
    .execute()
  /** Somebody with a dossier that they keep. */
  const worker = async (name: string) => {
    const who = await somebody(name)
    const begun = await startDossier(db, who.session, { person: who.id, role: 'worker' }, now())
    await answerQuestion(db, begun, 'papers', [paper], { person: who.id, role: 'worker' }, now())
    await who.go('/ladder/bewaar', {})
    const kept = await findDossier(db, { session: who.session, person: who.id }, begun.id)
    if (!kept?.keptAt) throw new Error('not kept')
    return { ...who, dossier: kept.id }
  }
  return { ...house, provider, ann, bart, stranger, organisation, works, worker }
}

/** Where the provider's people see a request, from where its owner does. */
export const atDesk = (own: string): string => own.replace('/mijn-aanvragen/', '/aanvragen/')
export const form = {
  programme: 'proef-zorg',
  module: 'm-til',
  ground: 'EVK',
  motivation: 'Ik til elke dag.',
  papers: '0',
}
