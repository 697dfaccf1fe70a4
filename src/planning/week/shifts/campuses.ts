import { sql } from 'kysely'
import type { ModuleId } from '../../../catalogue/index.ts'
import { ownLegs } from '../own-legs.ts'
import type { SignedIn } from '../signed-in.ts'

const mostCampuses = 12

/** Where the groups meet that this person can choose from. */
export const campusesOf = async (visit: SignedIn): Promise<{ postcode: string; place: string }[]> => {
  const modules = (await ownLegs(visit)).flatMap(({ rungs }) => rungs.map(({ module }) => module.id))
  const { rows } = await sql<{ postcode: string; place: string }>`
    select postcode, min(place) as place from module_group
    where module = any(${modules satisfies ModuleId[]}) and postcode is not null and last_day >= ${visit.today}
      and not exists (select from cancelled_group where group_id = module_group.id)
    group by postcode order by count(*) desc, postcode limit ${mostCampuses}`.execute(visit.db)
  return rows
}
