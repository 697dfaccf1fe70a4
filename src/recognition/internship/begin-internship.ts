import type { Programme } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { beginProcedure } from '../procedures/procedure.store.ts'
import { mayBegin } from '../procedures/running.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Frame } from './frame.ts'
import { type Internship, type InternshipSteps, internshipPortfolio } from './internship.ts'

/** The conditions as somebody checked them for themselves. */
export interface ConditionsAsk {
  years: string
  conditions: string[]
}

/** Whether somebody may begin: every condition holds, and they worked long enough. */
export const meetsConditions = (
  { years, conditions }: Pick<Frame, 'years' | 'conditions'>,
  ask: ConditionsAsk,
): Outcome<InternshipSteps['begun'], Word> => {
  if (!/^\d{1,2}$/.test(ask.years) || Number(ask.years) > 60) return refuse('recognition.quickscan.intake.wrong-years')
  if (Number(ask.years) < years) return refuse('recognition.internship.too-few-years')
  const holds = conditions.map(({ id }) => id).filter(id => ask.conditions.includes(id))
  if (holds.length < conditions.length) return refuse('recognition.internship.condition-missing')
  return accept({ years: Number(ask.years), conditions: holds })
}

/** Begins one's own portfolio for the internship of a programme, with its frame of today. */
export const beginInternship = (
  db: Db,
  visit: StepVisit,
  { frame, programme, ask }: { frame: Frame; programme: Programme; ask: ConditionsAsk },
): Promise<Outcome<Internship['id'], Word>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const meets = meetsConditions(frame, ask)
    if (!meets.ok) return refuse(meets.refusal)
    const may = await mayBegin(trx, internshipPortfolio, person.id, programme)
    if (!may.ok) return refuse(may.refusal)
    const id = newId<'procedure'>()
    await beginProcedure<Frame, InternshipSteps, 'begun'>(
      trx,
      {
        id,
        way: 'internship',
        personId: person.id,
        provider: programme.provider,
        programme: programme.id,
        frame,
        begunBy: person.id,
        begunAt: now,
      },
      { kind: 'begun', detail: meets.value },
      { person: person.id, role: person.role },
    )
    return accept(id)
  })
