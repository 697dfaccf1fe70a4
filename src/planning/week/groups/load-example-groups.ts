import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { currentCatalogue, type ProviderId } from '../../../catalogue/index.ts'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import { readDay } from '../../../platform/day.ts'
import { newId } from '../../../platform/ids.ts'
import { groupRow } from './group.store.ts'
import { groupBody, groupProblem } from './group.ts'
import { readMeetings } from './meeting-text.ts'

const file = new URL('../../../../examples/groups.yaml', import.meta.url)
const Examples = z.array(
  z.object({
    provider: z.string(),
    postcode: z.string(),
    place: z.string(),
    weeksOff: z.array(z.string()),
    groups: z.array(
      z.object({
        module: z.string(),
        name: z.string(),
        places: z.number().int(),
        from: z.string(),
        to: z.string(),
        meets: z.string().default(''),
        /** Where, when it is elsewhere; empty: at a distance. */
        at: z.object({ postcode: z.string(), place: z.string() }).optional(),
      }),
    ),
  }),
)

/** The groups of the example providers; a provider that has groups already is let be. Throws for one that is not right. */
export const loadExampleGroups = async (db: Db, now: Date): Promise<void> => {
  const { modules, postcodes } = await currentCatalogue(db)
  for (const example of Examples.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))) {
    const provider = example.provider as ProviderId
    const known = await db.selectFrom('moduleGroup').select('id').where('provider', '=', provider).executeTakeFirst()
    if (known) continue
    const rows = example.groups.map(group => {
      const { postcode, place } = group.at ?? example
      const asked = {
        module: [...modules.keys()].find(id => id === group.module) ?? null,
        name: group.name,
        places: group.places,
        firstDay: readDay(group.from),
        lastDay: readDay(group.to),
        weeksOff: example.weeksOff.map(readDay),
        postcode,
        place,
        meetings: readMeetings(group.meets),
      }
      const problem = groupProblem(asked, text => postcodes.has(text))
      if (problem) throw new Error(`examples/groups.yaml: ${group.name}: ${problem}`)
      const id = newId<'module-group'>()
      return { id, provider, ...groupRow(groupBody(asked)), madeBy: null, madeAt: now }
    })
    await inTransaction(db, trx => trx.insertInto('moduleGroup').values(rows).execute())
  }
}
