import { sql } from 'kysely'
import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { urls } from '../../urls.ts'
import { ownDevelopment } from './development.store.ts'
import { isLate } from './development.ts'

/** How long after its day an action is still said to be late. */
const daysAfter = 30

const keyOf = (action: string, by: Day): string => `action-due:${action}:${by}`

/** Whose plans hold an action whose day passed, and of which nothing was said yet. Whether it is still open is asked after. */
const perhapsLate = async (db: Db, today: Day): Promise<Id<'person'>[]> => {
  const found = await sql<{ person: Id<'person'> }>`
    select distinct plan.person_id as person from development_step step
    join development_plan plan on plan.id = step.plan_id
    where step.kind = 'action' and step.detail ->> 'by' between ${addDays(today, -daysAfter)} and ${addDays(today, -1)}
      and not exists (select from development_step later where later.plan_id = step.plan_id
        and later.kind in ('done', 'action-dropped') and later.detail ->> 'action' = step.detail ->> 'id')
      and not exists (select from message where message.person_id = plan.person_id
        and message.key = 'action-due:' || (step.detail ->> 'id') || ':' || (step.detail ->> 'by'))`.execute(db)
  return found.rows.map(({ person }) => person)
}

/** Tells people once of each action whose day has passed; usually with the rest of their week. Gives how many messages. */
export const remindOfActions = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  const today = dayOf(now)
  let told = 0
  for (const person of await perhapsLate(db, today)) {
    const own = await ownDevelopment(db, person)
    const late = (own?.development.goals ?? [])
      .filter(({ reachedOn }) => reachedOn === null)
      .flatMap(({ actions }) => actions)
      .filter(action => isLate(action, today) && (action.by ?? today) >= addDays(today, -daysAfter))
    for (const { id, by } of late) {
      if (!own || !by) continue
      const message = {
        kind: 'reminder' as const,
        about: 'action-due' as const,
        key: keyOf(id, by),
        values: { day: by },
        link: urls.development(own.id),
      }
      if (await inTransaction(db, trx => tell(trx, person, message, sends, now))) told++
    }
  }
  return told
}
