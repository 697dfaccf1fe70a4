import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/connection.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { withFiles } from '../evidence/evidence.store.ts'
import type { RequestViewer } from '../requests/request.store.ts'
import type { Evc } from './evc.ts'
import { type Entry, evidenceIn, type Question } from './portfolio.ts'

/**
 * Whether a viewer may read the portfolio of a procedure: its candidate always; the guide from the first word; jurors, and who
 * coordinates or leads the college, once it was handed in; nobody else, and nobody any more once it was withdrawn.
 */
const mayRead = ({ person, organisation, role }: RequestViewer, id: Evc['id']) => sql<boolean>`exists (
  select from procedure as whole where whole.id = ${id} and (whole.person_id = ${person} or (
    not exists (select from procedure_step where procedure_id = whole.id and kind = 'withdrawn')
    and (exists (select from procedure_part where procedure_id = whole.id and person_id = ${person}
          and part = 'guide' and ended_at is null)
      or (exists (select from procedure_step where procedure_id = whole.id and kind = 'handed-in')
        and (exists (select from procedure_part where procedure_id = whole.id and person_id = ${person}
              and part = 'juror' and ended_at is null)
          or (${role}::text is not null and exists (select from organisation_provider as run where run.provider = whole.provider
              and run.organisation_id = ${organisation} and run.ended_at is null)))))))
)`

/** What was told, in the order of telling; nothing for who may not read it. */
export const entriesOf = async (db: Db | Trx, viewer: RequestViewer, id: Evc['id']): Promise<Entry[]> =>
  db
    .selectFrom('portfolioEntry')
    .select(['competence', 'number', 'answers', 'evidence'])
    .where('procedureId', '=', id)
    .where(mayRead(viewer, id))
    .orderBy('competence')
    .orderBy('number')
    .execute()

/** The evidence that goes along, with its files; nothing for who may not read the portfolio. */
export const portfolioEvidence = async (db: Db, viewer: RequestViewer, id: Evc['id']): Promise<KeptEvidence[]> =>
  withFiles(
    db,
    await db
      .selectFrom('procedureEvidence')
      .innerJoin('evidence', 'evidence.id', 'procedureEvidence.evidenceId')
      .selectAll('evidence')
      .where('procedureEvidence.procedureId', '=', id)
      .where('evidence.removedAt', 'is', null)
      .where(mayRead(viewer, id))
      .orderBy('evidence.addedAt')
      .execute(),
  )

type Slot = Pick<Entry, 'competence' | 'number'>

/** Keeps one answer; the others of the example stay as they are, also when they are written at the same moment. */
export const putAnswer = (
  trx: Trx,
  id: Evc['id'],
  { competence, number }: Slot,
  question: Question,
  answer: { words: string; evidence: string | null },
  now: Date,
) => {
  const answers = JSON.stringify({ [question]: answer })
  return trx
    .insertInto('portfolioEntry')
    .values({ procedureId: id, competence, number, answers, evidence: [], keptAt: now })
    .onConflict(on =>
      on.columns(['procedureId', 'competence', 'number']).doUpdateSet({
        answers: sql`portfolio_entry.answers || excluded.answers`,
        keptAt: now,
      }),
    )
    .execute()
}

/** Ties evidence to an example, instead of what was tied to it before. */
export const putEvidence = (
  trx: Trx,
  id: Evc['id'],
  { competence, number }: Slot,
  evidence: Entry['evidence'],
  now: Date,
) =>
  trx
    .insertInto('portfolioEntry')
    .values({ procedureId: id, competence, number, answers: '{}', evidence, keptAt: now })
    .onConflict(on => on.columns(['procedureId', 'competence', 'number']).doUpdateSet({ evidence, keptAt: now }))
    .execute()

/** What goes along with a procedure is what its examples name, no more. */
export const letEvidenceGoAlong = async (trx: Trx, id: Evc['id'], entries: Entry[], now: Date): Promise<void> => {
  const named = [...new Set(entries.flatMap(evidenceIn))]
  await trx
    .deleteFrom('procedureEvidence')
    .where('procedureId', '=', id)
    .where(sql<boolean>`evidence_id <> all(${named}::uuid[])`)
    .execute()
  if (named.length === 0) return
  await trx
    .insertInto('procedureEvidence')
    .columns(['procedureId', 'evidenceId', 'addedAt'])
    .expression(eb =>
      eb
        .selectFrom('evidence')
        .innerJoin('procedure', 'procedure.personId', 'evidence.personId')
        .select([
          'procedure.id as procedureId',
          'evidence.id as evidenceId',
          sql<Date>`${now}::timestamptz`.as('addedAt'),
        ])
        .where('procedure.id', '=', id)
        .where('evidence.removedAt', 'is', null)
        .where(sql<boolean>`evidence.id = any(${named}::uuid[])`),
    )
    .onConflict(on => on.columns(['procedureId', 'evidenceId']).doNothing())
    .execute()
}
