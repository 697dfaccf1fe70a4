import { sql } from 'kysely'
import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import type { Db, Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import type { Evc, Levels } from './evc.ts'
import { roundOf } from './evc.ts'
import type { Level } from './frame.ts'

export interface Score {
  part: string
  personId: Id<'person'>
  name: string
  levels: Levels
}

/** Whether the whole jury of now handed in the part of a score. */
const allHandedIn = sql<boolean>`(
  select count(*) from jury_score as each
  join procedure_part as juror on juror.procedure_id = each.procedure_id and juror.person_id = each.person_id
    and juror.part = 'juror' and juror.ended_at is null
  where each.procedure_id = jury_score.procedure_id and each.round = jury_score.round and each.part = jury_score.part
) >= (whole.frame->>'jurors')::int`

/**
 * What the jurors of now found in this round, each alone. A viewer sees their own, and those of others for a part once the whole
 * jury handed in theirs; the candidate sees none.
 */
export const scoresSeenBy = async (db: Db | Trx, person: Id<'person'>, evc: Evc): Promise<Score[]> =>
  db
    .selectFrom('juryScore')
    .innerJoin('procedure as whole', 'whole.id', 'juryScore.procedureId')
    .innerJoin('procedurePart as named', on =>
      on
        .onRef('named.procedureId', '=', 'juryScore.procedureId')
        .onRef('named.personId', '=', 'juryScore.personId')
        .on('named.part', '=', 'juror')
        .on('named.endedAt', 'is', null),
    )
    .innerJoin('person', 'person.id', 'juryScore.personId')
    .select(['juryScore.part', 'juryScore.personId', 'person.name', 'juryScore.levels'])
    .where('juryScore.procedureId', '=', evc.id)
    .where('juryScore.round', '=', roundOf(evc))
    .where('whole.personId', '<>', person)
    .where(eb => eb.or([eb('juryScore.personId', '=', person), allHandedIn]))
    .orderBy('named.since')
    .orderBy('person.name')
    .execute()

export const insertScore = (trx: Trx, evc: Evc, score: Omit<Score, 'name'>, now: Date) =>
  trx
    .insertInto('juryScore')
    .values({
      procedureId: evc.id,
      round: roundOf(evc),
      part: score.part,
      personId: score.personId,
      levels: JSON.stringify(score.levels),
      scoredAt: now,
    })
    .execute()

/** A level that somebody gave alone: which procedure, round, part and criterion together are the thing. */
export interface GivenLevel {
  person: Id<'person'>
  procedure: Evc['id']
  thing: string
  criterion: string
  level: Level
}

/** Every level that jurors gave alone in a programme of a provider, of parts that the whole jury of then handed in. */
export const levelsGiven = (db: Db, provider: ProviderId, programme: ProgrammeId): Promise<GivenLevel[]> =>
  db
    .selectFrom('juryScore')
    .innerJoin('procedure as whole', 'whole.id', 'juryScore.procedureId')
    .innerJoin(sql<{ key: string; value: { level: Level } }>`jsonb_each(jury_score.levels)`.as('given'), join =>
      join.onTrue(),
    )
    .select([
      'juryScore.personId as person',
      'whole.id as procedure',
      sql<string>`concat_ws(' ', jury_score.procedure_id, jury_score.round, jury_score.part, given.key)`.as('thing'),
      'given.key as criterion',
      sql<Level>`given.value->>'level'`.as('level'),
    ])
    .where('whole.provider', '=', provider)
    .where('whole.programme', '=', programme)
    .where(
      sql<boolean>`(select count(*) from jury_score as each where each.procedure_id = jury_score.procedure_id
        and each.round = jury_score.round and each.part = jury_score.part) >= (whole.frame->>'jurors')::int`,
    )
    .execute()
