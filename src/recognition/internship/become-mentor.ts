import { sql } from 'kysely'
import { codeFingerprint } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { insertProcedureStep, nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Internship, InternshipSteps } from './internship.ts'

/** How long a code works, in days. */
const codeDays = 30
const dayInMs = 86_400_000

/** Who has the code becomes the mentor in that portfolio, unless it is their own. A code works once. */
export const becomeMentor = (db: Db, visit: StepVisit, code: string): Promise<Outcome<Internship['id'], Word>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const fingerprint = codeFingerprint(code)
    const asked = await trx
      .selectFrom('procedureStep')
      .innerJoin('procedure', 'procedure.id', 'procedureStep.procedureId')
      .select(['procedure.id', 'procedure.personId', 'procedureStep.at'])
      .where('procedure.way', '=', 'internship')
      .where('procedureStep.kind', '=', 'mentor-asked')
      .where(sql<boolean>`procedure_step.detail ->> 'code' = ${fingerprint}`)
      .forUpdate()
      .executeTakeFirst()
    if (!asked || asked.at.getTime() + codeDays * dayInMs < now.getTime())
      return refuse('recognition.internship.wrong-code')
    if (asked.personId === person.id) return refuse('recognition.internship.own-mentor')
    const used = await trx
      .selectFrom('procedureStep')
      .select('personId')
      .where('procedureId', '=', asked.id)
      .where('kind', '=', 'mentor-came')
      .where(sql<boolean>`detail ->> 'code' = ${fingerprint}`)
      .executeTakeFirst()
    if (used) return used.personId === person.id ? accept(asked.id) : refuse('recognition.internship.wrong-code')
    const by = { person: person.id, role: worksFor?.role ?? person.role }
    const came = {
      kind: 'mentor-came' as const,
      at: now,
      personId: person.id,
      role: by.role,
      detail: { code: fingerprint },
    }
    await insertProcedureStep<InternshipSteps, 'mentor-came'>(trx, asked.id, came)
    await nameFor(trx, asked.id, person.id, 'mentor', by, now)
    return accept(asked.id)
  })
