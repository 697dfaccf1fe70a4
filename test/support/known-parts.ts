import { sql } from 'kysely'
import type { Db } from '../../src/platform/connection.ts'

/** What stands in addresses of things that are there, by the name of the part; of `id` by how the address begins. */
export type KnownParts = (path: string, part: string) => readonly string[]

const byName: Record<string, string> = {
  provider: 'select distinct provider as part from module_group',
  programme: "select id as part from programme where id like 'zorgpunt-%' or id like 'demervallei-%'",
  measure: 'select id as part from incentive limit 5',
  access: 'select id::text as part from access',
  person: 'select id::text as part from person where example',
  line: 'select id::text as part from hour_line',
  worker: 'select id::text as part from plan_worker',
  module: 'select distinct module as part from module_group',
  outcome: 'select id::text as part from module_outcome',
  membership: 'select id::text as part from membership',
  talk: 'select id::text as part from brochure_talk',
  of: 'select distinct provider as part from module_group',
}
const fixed: Record<string, readonly string[]> = {
  route: ['mijn-plan', 'zorgpunt-zorgkundige-avond'],
  leg: ['0'],
  number: ['1'],
  fact: ['statute', 'employmentPercent', 'registeredForLeave'],
  question: ['doel', 'tijd', 'werk', 'kunnen'],
}
const idsUnder: Record<string, string> = {
  '/afspraken/': 'select id::text as part from agreement',
  '/groepen/': 'select id::text as part from module_group',
  '/artikel-60/regeling/': 'select id::text as part from article60_scheme',
  '/lestijden/module/': 'select id::text as part from teaching_time',
  '/ontwikkelplannen/': 'select id::text as part from development_plan',
  '/opleidingsplannen/': 'select id::text as part from training_plan',
  '/organisaties/': 'select id::text as part from organisation',
  '/voorwaarden': 'select id::text as part from agreement_set',
  '/gedeeld-met-mij/': 'select id::text as part from access',
  '/mijn-dossiers/': 'select id::text as part from dossier where kept_at is not null',
  '/mijn-week/plaatsen/': 'select id::text as part from group_place',
  '/mijn-week/uren/': 'select id::text as part from shift',
  '/ladders/': "select 'zorg' as part",
}

/** Reads from a house with examples what there is to ask for. */
export const readKnownParts = async (db: Db): Promise<KnownParts> => {
  const read = async (text: string) =>
    (await sql<{ part: string }>`${sql.raw(text)}`.execute(db)).rows.map(({ part }) => part)
  const names = new Map<string, readonly string[]>(Object.entries(fixed))
  for (const [name, text] of Object.entries(byName)) names.set(name, await read(text))
  const under = new Map<string, readonly string[]>()
  for (const [begin, text] of Object.entries(idsUnder)) under.set(begin, await read(text))
  return (path, part) => {
    if (part !== 'id') return names.get(part) ?? []
    return [...under].find(([begin]) => path.startsWith(begin))?.[1] ?? []
  }
}
