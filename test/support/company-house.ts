import { importFile } from '../../src/catalogue/import/import-file.ts'
import { loadMeasures } from '../../src/planning/support/index.ts'
import type { Db } from '../../src/platform/connection.ts'
import { organisationsHouse } from './organisations.ts'

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: comp-zagen, kind: technical, label: {nl: Hout zagen op maat, en: Sawing wood to size}}
- {id: comp-lijmen, kind: technical, label: {nl: Hout lijmen, en: Gluing wood}}
qualifications:
- {id: q-hout, kind: professional, title: {nl: Houtbewerker, en: Wood worker}, competences: [comp-zagen, comp-lijmen]}
providers:
- {id: cvo-hout, name: CVO Hout, kind: cvo, place: Mechelen}
programmes:
- {id: hout, provider: cvo-hout, title: {nl: Houtbewerken, en: Woodwork}, awards: q-hout, unit: lesson-period, modules: [{id: h-zagen, title: {nl: Zagen, en: Sawing}, contact: 40 lestijden, price: 60.00 euro, proves: [comp-zagen]}], offers: [{id: hout-feb, start: 2027-02-01, form: campus, when: {nl: dinsdag, en: Tuesday}, perWeek: 8 lestijden, days: 1, evening: false}]}
`

/** A company with a plan for a year, who plans in it, and two others. */
export const companyHouse = async (db: Db, clock: Date) => {
  const { somebody, validated, codeFor, accept, roleOf } = await organisationsHouse(db, () => clock, clock)
  const [luc, samuel, stranger] = [await somebody('Luc'), await somebody('Samuel'), await somebody('Vreemde')]
  const file = { fileName: 'hout.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' as const }
  const read = await importFile(db, { person: null, role: 'operator' }, file, clock)
  if (!read.ok) throw new Error(read.refusal)
  await loadMeasures(db)
  const company = await validated(luc)
  await accept(luc, await codeFor(luc, company, { role: 'employer' }))
  await luc.go('/organisaties/werk-voor', { membership: await roleOf(luc, 'employer') })
  const begun = await luc.go('/opleidingsplannen', { title: 'Plan 2027', from: '2027-01-01', until: '2027-12-31' })
  const plan = begun.to
  const workerAt = async (name: string): Promise<string> => {
    const page = (await luc.go(`${plan}/mensen`)).html
    return new RegExp(`href="([^"]*/mensen/[^"]+)"><h2>${name}`).exec(page)?.[1] ?? ''
  }
  return { luc, samuel, stranger, company, plan, workerAt }
}

export const seenOn = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
export const named = (html: string, start: string): string[] => [
  ...new Set([...html.matchAll(new RegExp(`name="(${start}[^"]*)"`, 'g'))].map(([, name]) => name ?? '')),
]
