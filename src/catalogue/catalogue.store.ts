import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import { grouped } from '../platform/grouped.ts'
import type { Catalogue, Competence, CompetenceId, Label } from './catalogue.ts'

const byId = <Thing extends { id: string }>(things: Thing[]): Map<Thing['id'], Thing> =>
  new Map(things.map(thing => [thing.id, thing]))

/** These competences with their preferred labels; official wording goes before our own translation. */
export const competencesById = async (db: Db, ids: CompetenceId[]): Promise<Competence[]> => {
  if (ids.length === 0) return []
  const [competences, labels] = await Promise.all([
    db.selectFrom('competence').selectAll().where('id', '=', sql<CompetenceId>`any(${ids})`).execute(),
    db
      .selectFrom('competenceLabel')
      .select(['competenceId', 'language', 'text'])
      .where('competenceId', '=', sql<CompetenceId>`any(${ids})`)
      .where('kind', '=', 'preferred')
      .orderBy(sql`origin = 'official'`)
      .execute(),
  ])
  const labelOf = new Map<CompetenceId, Label>()
  for (const { competenceId, language, text } of labels)
    labelOf.set(competenceId, { ...labelOf.get(competenceId), [language]: text })
  return competences.map(competence => ({ ...competence, label: labelOf.get(competence.id) ?? {} }))
}

const catalogueVersion = async (db: Db): Promise<number> =>
  (await db.selectFrom('catalogueVersion').select('version').executeTakeFirstOrThrow()).version

/**
 * Reads everything on offer. Competences are those that a qualification or module names: ESCO's others stay in the
 * database.
 */
const loadCatalogue = async (db: Db): Promise<Catalogue> => {
  const version = await catalogueVersion(db)
  const qualifications = await db.selectFrom('qualification').selectAll().orderBy('id').execute()
  const modules = await db.selectFrom('module').selectAll().orderBy('id').execute()
  const named = new Set([...qualifications.flatMap(held => held.competences), ...modules.flatMap(held => held.proves)])
  const relations = await db
    .selectFrom('competenceRelation')
    .select(['fromId as from', 'toId as to', 'kind', 'origin', 'source'])
    .where('kind', 'in', ['equal', 'proposed-equal'])
    .execute()
  const postcodes: Catalogue['postcodes'] = new Map()
  for (const { postcode, ...place } of await db
    .selectFrom('postcode')
    .selectAll()
    .orderBy('postcode')
    .orderBy('place')
    .execute())
    if (!postcodes.has(postcode)) postcodes.set(postcode, place)
  return {
    version,
    competences: byId(await competencesById(db, [...named])),
    relations,
    qualifications: byId(qualifications),
    providers: byId(await db.selectFrom('provider').selectAll().orderBy('name').execute()),
    modules: byId(modules),
    programmes: byId(await db.selectFrom('programme').selectAll().orderBy('id').execute()),
    versions: grouped(
      await db
        .selectFrom('programmeVersion')
        .select(['id', 'programme', 'validFrom', 'structure', 'order', 'excludes'])
        .orderBy('validFrom')
        .execute(),
      ({ programme }) => programme,
    ),
    offers: await db.selectFrom('offer').selectAll().orderBy('id').execute(),
    ladders: await db.selectFrom('ladder').selectAll().orderBy('id').execute(),
    certificates: byId(await db.selectFrom('certificateType').selectAll().orderBy('id').execute()),
    postcodes,
  }
}

const known = new WeakMap<Db, Catalogue>()

/** The catalogue as it is now; read anew only when an import has changed it. */
export const currentCatalogue = async (db: Db): Promise<Catalogue> => {
  const before = known.get(db)
  if (before && before.version === (await catalogueVersion(db))) return before
  const catalogue = await loadCatalogue(db)
  known.set(db, catalogue)
  return catalogue
}
