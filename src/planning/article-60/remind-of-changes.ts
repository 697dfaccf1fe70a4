import { sql } from 'kysely'
import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import { changesSoon } from './changes.ts'
import { runningPlans } from './plan.store.ts'
import { planOf } from './plan-of.ts'

/** The guides who have a live relation with somebody, and how they reach them. */
const guidesOf = async (db: Db, person: Id<'person'>, service: Id<'organisation'>, now: Date) => {
  const today = dayOf(now)
  const found = await sql<{ guide: Id<'person'>; access: string }>`
    select distinct on (access.person_id) access.person_id as guide, access.id as access
    from access join dossier on dossier.id = access.dossier_id
    join membership on membership.person_id = access.person_id and membership.organisation_id = access.organisation_id
      and membership.role = 'guide' and membership.ended_at is null and membership.from_day <= ${today}
      and coalesce(membership.until_day, 'infinity') >= ${today}
    where dossier.person_id = ${person} and access.organisation_id = ${service} and access.ground = 'guidance'
      and access.withdrawn_at is null and (access.until is null or access.until > ${now})
    order by access.person_id, access.granted_at desc`.execute(db)
  return found.rows
}

/**
 * Tells who follows a plan, and their guides, of what changes in the next ninety days; each change once. Gives how many
 * messages were written.
 */
export const remindOfChanges = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  let told = 0
  for (const found of await runningPlans(db)) {
    const soon = changesSoon(planOf(found, new Map(), dayOf(now)).changes, dayOf(now))
    if (soon.length === 0) continue
    const guides = await guidesOf(db, found.personId, found.organisationId, now)
    const readers = [
      { person: found.personId, link: urls.ownArticle60 },
      ...guides.map(({ guide, access }) => ({ person: guide, link: urls.client60(access) })),
    ]
    for (const { key, on } of soon)
      for (const { person, link } of readers) {
        const about = { kind: 'reminder' as const, about: 'article-60-change' as const }
        const message = { ...about, key: `article-60:${found.id}:${key}`, values: { day: on }, link }
        if (await inTransaction(db, trx => tell(trx, person, message, sends, now))) told++
      }
  }
  return told
}
