import type { Dossier } from '../../../people/index.ts'
import { type Db, inTransaction } from '../../../platform/connection.ts'
import type { Day } from '../../../platform/day.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { type Actor, record } from '../../../platform/record.ts'
import { followsOf } from './follow.store.ts'
import { type Standing, type StepKind, standingOf, stepsFrom } from './follow.ts'

export type NotTold =
  | 'incentives.apply.sign-in-first'
  | 'incentives.apply.keep-first'
  | 'incentives.apply.changed-meanwhile'
  | 'incentives.apply.not-now'
  | 'incentives.apply.later-day'

export interface StepAsk {
  route: string
  programme: string
  measure: string
  version: string
  step: StepKind
  onDay: Day
  cents: number | null
  note: string
  /** How many steps whoever tells had before them. */
  seen: number
}

/** Somebody tells what happened with a support measure: asked, answered, paid. A line added; nothing is ever edited. */
export const tellStep = async (
  db: Db,
  dossier: Dossier,
  ask: StepAsk,
  by: Actor,
  now: Date,
  today: Day,
): Promise<Outcome<Standing, NotTold>> => {
  const { person } = by
  if (person === null) return refuse('incentives.apply.sign-in-first')
  if (dossier.keptAt === null) return refuse('incentives.apply.keep-first')
  if (ask.onDay > today) return refuse('incentives.apply.later-day')
  return inTransaction(db, async trx => {
    const { measure, programme, route, version } = ask
    await trx.selectFrom('dossier').select('id').where('id', '=', dossier.id).forUpdate().execute()
    const before = (await followsOf(trx, dossier)).find(
      follow => follow.measure === measure && follow.programme === programme,
    )
    const steps = before?.steps ?? []
    if (steps.length !== ask.seen) return refuse('incentives.apply.changed-meanwhile')
    if (!stepsFrom[standingOf({ steps })].includes(ask.step)) return refuse('incentives.apply.not-now')
    const id = before?.id ?? newId<'follow'>()
    if (!before)
      await trx
        .insertInto('supportFollow')
        .values({ id, dossierId: dossier.id, personId: person, route, programme, measure, version, begunAt: now })
        .execute()
    const { step, onDay, note } = ask
    const cents = step === 'paid' ? ask.cents : null
    const added = { number: steps.length + 1, step, onDay, cents, note, at: now }
    await trx
      .insertInto('supportStep')
      .values({ followId: id, ...added })
      .execute()
    await record(trx, 'support.step', { at: now, by, subject: dossier.id, detail: { measure, step } })
    return accept(standingOf({ steps: [...steps, added] }))
  })
}
