import { sql } from 'kysely'
import type { Db } from '../platform/connection.ts'
import type { Id } from '../platform/ids.ts'

/** Procedures of recognition of a person and those in which they take part, with what was written and found. */
export const ownProcedures = async (db: Db, person: Id<'person'>) => {
  const procedures = await db
    .selectFrom('procedure')
    .select(['id', 'way', 'provider', 'programme', 'frame', 'begunAt'])
    .where('personId', '=', person)
    .orderBy('begunAt')
    .execute()
  const procedureSteps = await db
    .selectFrom('procedureStep')
    .select(['procedureId', 'kind', 'at', 'role', 'detail'])
    .where(eb =>
      eb.or([
        eb('personId', '=', person),
        eb('procedureId', '=', sql<Id<'procedure'>>`any(${procedures.map(({ id }) => id)})`),
      ]),
    )
    // What a jury is still finding together is nobody else's before it was confirmed.
    .where(
      sql<boolean>`kind <> 'joint' or person_id = ${person} or exists (select from procedure_step as done
        where done.procedure_id = procedure_step.procedure_id and done.kind = 'confirmed')`,
    )
    .orderBy('id')
    .execute()
  const observations = await db
    .selectFrom('observation')
    .select(['procedureId', 'kind', 'criterion', 'task', 'seen', 'words', 'fileId', 'at', 'late'])
    .where(eb =>
      eb.or([
        eb('personId', '=', person),
        eb('procedureId', '=', sql<Id<'procedure'>>`any(${procedures.map(({ id }) => id)})`),
      ]),
    )
    .orderBy('at')
    .execute()
  const takesPart = await db
    .selectFrom('procedurePart')
    .select(['procedureId', 'part', 'since', 'endedAt'])
    .where('personId', '=', person)
    .orderBy('since')
    .execute()
  const portfolio = await db
    .selectFrom('portfolioEntry')
    .innerJoin('procedure', 'procedure.id', 'portfolioEntry.procedureId')
    .select(['procedureId', 'competence', 'number', 'answers', 'evidence', 'keptAt'])
    .where('procedure.personId', '=', person)
    .orderBy('keptAt')
    .execute()
  // What a juror found about somebody goes along once the college confirmed it; before, nobody sees it.
  const juryScores = await db
    .selectFrom('juryScore')
    .innerJoin('procedure', 'procedure.id', 'juryScore.procedureId')
    .select(['procedureId', 'round', 'part', 'levels', 'scoredAt'])
    .where(eb =>
      eb.or([
        eb('juryScore.personId', '=', person),
        eb.and([
          eb('procedure.personId', '=', person),
          sql<boolean>`(select count(*) from procedure_step as done where done.procedure_id = procedure.id
            and done.kind = 'confirmed') >= jury_score.round`,
        ]),
      ]),
    )
    .orderBy('scoredAt')
    .execute()
  const letters = await db
    .selectFrom('letter')
    .select(['year', 'number', 'kind', 'language', 'about', 'writtenAt', 'pdf'])
    .where('personId', '=', person)
    .orderBy('writtenAt')
    .execute()
  const results = await db
    .selectFrom('competenceResult')
    .leftJoin('withdrawnResult', 'withdrawnResult.resultId', 'competenceResult.id')
    .select(['competence', 'way', 'about', 'foundAt'])
    .select(['withdrawnResult.at as withdrawnAt', 'withdrawnResult.words as withdrawnBecause'])
    .where('competenceResult.personId', '=', person)
    .orderBy('foundAt')
    .execute()
  return {
    procedures,
    procedureSteps,
    observations,
    takesPart,
    portfolio,
    juryScores,
    letters: letters.map(({ pdf, ...letter }) => ({ ...letter, pdf: pdf.toString('base64') })),
    results,
  }
}
