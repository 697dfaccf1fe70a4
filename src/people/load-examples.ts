import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Db, inTransaction, type Trx } from '../platform/connection.ts'
import { type Id, newId } from '../platform/ids.ts'
import { record } from '../platform/record.ts'
import { insertAnswer } from './dossier.store.ts'
import { loadExampleGuidance } from './guidance/load-example-guidance.ts'
import { loadExampleOrganisations } from './organisations/load-example-organisations.ts'
import type { Person } from './person.ts'
import { diplomas, forms, languageLevels, type Portrait, statutes, wishes } from './portrait.ts'

const folder = new URL('../../examples/people/', import.meta.url)
const day = z.coerce.string().regex(/^\d{4}-\d{2}-\d{2}/)
const yearOf = z
  .union([z.number().int(), z.string()])
  .nullish()
  .transform(value => (value ? Number(String(value).slice(0, 4)) : null))

const LifeStory = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(['worker', 'guide', 'employer', 'coordinator', 'administrator']),
  story: z.object({ nl: z.string(), en: z.string() }),
  /** Who guides them, by the name of their file. */
  guidedBy: z.string().optional(),
  portrait: z
    .object({
      jobs: z.array(z.object({ occupation: z.string(), title: z.string(), from: yearOf, to: yearOf })).default([]),
      certificates: z
        .array(
          z.object({
            certificate: z.string(),
            title: z.string(),
            issuedOn: day.nullish(),
            issuer: z.string().nullish(),
            shown: z.enum(['led', 'paper', 'said']),
          }),
        )
        .default([]),
      competences: z
        .array(
          z.object({
            id: z.string(),
            strength: z.enum(['self-declared', 'observed', 'assessed', 'certified']),
            by: z.string().nullish(),
          }),
        )
        .default([]),
      goal: z.string().nullish(),
      situation: z.object({
        birthYear: z.number().int().optional(),
        statute: z.enum(statutes).optional(),
        employmentPercent: z.number().int().optional(),
        minutesFreePerWeek: z.number().int().optional(),
        postcode: z.coerce.string().optional(),
        maxKm: z.number().int().optional(),
        dutchLevel: z.enum(languageLevels).optional(),
        highestDiploma: z.enum(diplomas).optional(),
        sector: z.enum(['private', 'public', 'social-profit']).optional(),
        workRegion: z.enum(['flanders', 'brussels', 'wallonia']).optional(),
        employerSize: z.enum(['small', 'medium', 'large']).optional(),
        wishes: z.object({ form: z.array(z.enum(forms)).default([]), evening: z.boolean().optional() }).optional(),
        important: z.enum(wishes).optional(),
      }),
    })
    .optional(),
})
type LifeStory = z.infer<typeof LifeStory>

/** Only what is there: an absent field is a skipped question. */
const told = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields

const portraitOf = (story: NonNullable<LifeStory['portrait']>): Portrait => {
  const { situation } = story
  const { statute, employmentPercent, sector, workRegion, employerSize } = situation
  return {
    jobs: story.jobs,
    papers: story.certificates.map(paper => ({
      certificate: paper.certificate,
      title: paper.title,
      issuer: paper.issuer ?? null,
      issuedOn: paper.issuedOn?.slice(0, 10) ?? null,
      until: null,
      codes: [],
      shown: paper.shown === 'led' ? 'register' : 'said',
    })),
    can: {
      has: story.competences.map(({ id, strength, by }) => ({ competence: id, strength, by: by ?? null })),
      dropped: [],
    },
    goal: { qualification: story.goal ?? null },
    work: told({ statute, employmentPercent, sector, workRegion, employerSize }),
    time: told({
      minutesFreePerWeek: situation.minutesFreePerWeek,
      forms: situation.wishes?.form ?? [],
      evening: situation.wishes?.evening,
    }),
    place: told({ postcode: situation.postcode, maxKm: situation.maxKm }),
    dutch: told({ level: situation.dutchLevel }),
    about: told({ birthYear: situation.birthYear, highestDiploma: situation.highestDiploma }),
    ...(situation.important ? { important: situation.important } : {}),
  } as Portrait
}

/** The life stories of examples/people; throws with the file's name when one is not as it should be. */
export const lifeStories = (): { person: Person; portrait: Portrait | null; guidedBy: string | null }[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const read = LifeStory.safeParse(parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }))
      if (!read.success) throw new Error(`examples/people/${name}: ${z.prettifyError(read.error)}`)
      const { id, name: called, role, story, portrait, guidedBy = null } = read.data
      const person = {
        id: id as Id<'person'>,
        name: called,
        email: name.replace(/\.yaml$/, '@voorbeeld.be'),
        role,
        storyNl: story.nl,
        storyEn: story.en,
        example: true,
      }
      return { person, portrait: portrait ? portraitOf(portrait) : null, guidedBy }
    })

const keepFor = async (trx: Trx, person: Person, portrait: Portrait, now: Date): Promise<void> => {
  const id = newId<'dossier'>()
  const by = { person: person.id, role: person.role }
  await trx.insertInto('dossier').values({ id, personId: person.id, startedAt: now, keptAt: now }).execute()
  for (const [section, answer] of Object.entries(portrait))
    await insertAnswer(trx, id, section as keyof Portrait, answer, now)
  await record(trx, 'dossier.kept', { at: now, by, subject: id })
}

/** Puts the named people in the house, those who told of themselves with a kept dossier, and where they work. Who is there already stays. */
export const loadExamples = async (db: Db, now: Date): Promise<void> => {
  const stories = lifeStories()
  for (const { person, portrait } of stories)
    await inTransaction(db, async trx => {
      const added = await trx
        .insertInto('person')
        .values(person)
        .onConflict(on => on.column('id').doNothing())
        .executeTakeFirst()
      if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n && portrait) await keepFor(trx, person, portrait, now)
    })
  const ids = new Map(stories.map(({ person }) => [person.email, person.id]))
  const idOf = (file: string) => {
    const id = ids.get(`${file}@voorbeeld.be`)
    if (!id) throw new Error(`examples/organisations name ${file}, who is not in examples/people`)
    return id
  }
  const administrator = stories.find(({ person }) => person.role === 'administrator')?.person.id
  if (!administrator) return
  await inTransaction(db, async trx => {
    await loadExampleOrganisations(trx, { idOf, administrator }, now)
    for (const { person, guidedBy } of stories)
      if (guidedBy) await loadExampleGuidance(trx, person.id, idOf(guidedBy), now)
  })
}
