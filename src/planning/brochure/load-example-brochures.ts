import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ProgrammeId } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { fingerprint, newId, newSecret } from '../../platform/ids.ts'
import { wordsOf } from './brochure.store.ts'

const file = new URL('../../../examples/brochures.yaml', import.meta.url)
const text = z.strictObject({ nl: z.string(), en: z.string() })
const Examples = z.array(
  z.strictObject({
    programme: z.string(),
    /** A file name in examples/people, without its end. */
    by: z.string(),
    pitch: text,
    contact: z.strictObject({ name: z.string(), mail: z.string(), phone: z.string() }),
    testimonials: z.array(z.strictObject({ firstName: z.string(), job: text, words: text })),
  }),
)

/** What example schools say to employers; a programme of which something was said already is let be. */
export const loadExampleBrochures = async (db: Db, now: Date): Promise<void> => {
  for (const example of Examples.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))) {
    const programme = example.programme as ProgrammeId
    const by = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', `${example.by}@voorbeeld.be`)
      .executeTakeFirst()
    if (!by || (await wordsOf(db, programme))) continue
    const body = JSON.stringify({ pitch: example.pitch, contact: example.contact })
    await db.insertInto('brochureWords').values({ programme, after: 0, body, at: now, personId: by.id }).execute()
    for (const { firstName, job, words } of example.testimonials)
      await db
        .insertInto('testimonial')
        .values({
          id: newId<'testimonial'>(),
          programme,
          firstName,
          job: JSON.stringify(job),
          words: JSON.stringify(words),
          personId: by.id,
          madeAt: now,
          fingerprint: fingerprint(newSecret()),
          agreedAt: now,
          withdrawnAt: null,
        })
        .execute()
  }
}
