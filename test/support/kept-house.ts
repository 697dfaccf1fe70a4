import { expect } from 'vitest'
import { importFile } from '../../src/catalogue/import/import-file.ts'
import { type Answer, answerQuestion, findDossier, startDossier } from '../../src/people/index.ts'
import type { Db } from '../../src/platform/connection.ts'
import { organisationsHouse } from './organisations.ts'

const modules = (ids: string[]) =>
  ids
    .map(id => `{id: ${id}, title: {nl: Module ${id}, en: Module ${id}}, contact: 40 lestijden, price: 60 euro}`)
    .join(', ')
const pack = (offers: string[], calledOff: string[]) => `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
qualifications:
- {id: q-lasser, kind: professional, title: {nl: Lasser, en: Welder}}
providers:
- {id: cvo-proef, name: CVO Proef, kind: cvo}
- {id: cvo-elders, name: CVO Elders, kind: cvo}
programmes:
- id: proef-lasser
  provider: cvo-proef
  title: {nl: Lasser, en: Welder}
  awards: q-lasser
  unit: lesson-period
  modules: [${modules(['p-veilig', 'p-plaat', 'p-buis', 'p-mig', 'p-tig'])}]
  structure: {all: [p-veilig, p-plaat, {some: 2, title: {nl: Kies er 2, en: Choose 2}, of: [p-buis, p-mig, p-tig]}]}
  order: [{before: p-veilig, after: p-plaat}]
  offers:
${offers.map(start => `  - {id: proef-${start}, start: ${start}, form: campus, postcode: '8500', place: Kortrijk, when: {nl: dinsdag, en: Tuesday}, perWeek: 8 lestijden, days: 1, evening: true${calledOff.includes(start) ? ', validTo: 2026-11-25' : ''}}`).join('\n')}
- id: elders-lasser
  provider: cvo-elders
  title: {nl: Lasser, en: Welder}
  awards: q-lasser
  unit: lesson-period
  modules: [${modules(['l-een', 'l-twee', 'l-drie', 'l-vier', 'l-vijf'])}]
  offers:
  - {id: elders-1, start: 2027-02-01, form: campus, postcode: '8500', place: Kortrijk, when: {nl: maandag, en: Monday}, perWeek: 8 lestijden, days: 1, evening: true}
`
/** A house with a programme that has electives, the same elsewhere without, and people who keep it as their plan. */
export const keptHouse = async (db: Db, clock: Date) => {
  const house = await organisationsHouse(db, () => clock, clock)
  const { somebody } = house
  const readPack = async (offers: string[], calledOff: string[] = []) => {
    const read = await importFile(
      db,
      { person: null, role: 'operator' },
      { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack(offers, calledOff)), importer: 'pack' },
      clock,
    )
    if (!read.ok) throw new Error(read.refusal)
  }
  await readPack(['2027-02-02', '2027-09-07'])

  /** Somebody who told what they want, and who works on that dossier in this session. */
  const learner = async (name: string): Promise<Awaited<ReturnType<typeof somebody>>> => {
    const who = await somebody(name)
    const by = { person: who.id, role: 'worker' as const }
    const viewer = { session: who.session, person: who.id }
    const { id } = await startDossier(db, who.session, by, clock)
    const answer = async <About extends 'goal' | 'time'>(about: About, told: Answer<About>) => {
      const dossier = await findDossier(db, viewer, id)
      if (dossier) await answerQuestion(db, dossier, about, told, by, clock)
    }
    await answer('goal', { qualification: 'q-lasser' })
    await answer('time', { minutesFreePerWeek: 480, forms: [] })
    return who
  }
  const seenOn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
  const printOn = (html: string) => /name="print" value="(\w+)"/.exec(html)?.[1] ?? ''
  const route = { route: 'proef-lasser' }
  const keeps = async (name: string) => {
    const who = await learner(name)
    expect((await who.go('/mijn-plan/bewaar', route)).to).toBe('/mijn-plan')
    const step = async (path: string, form: Record<string, string | string[]> = {}) =>
      who.go(path, { seen: seenOn((await who.go('/mijn-plan')).html), ...form })
    const json = async () => JSON.parse((await who.go('/api/plan')).html)
    return { ...who, step, json }
  }

  return { ...house, readPack, learner, keeps, printOn, route }
}
