import type { Catalogue } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { checkJudgements, type Judgement, lastDecided, sawAll } from '../procedures/judging.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Internship, internshipPortfolio } from './internship.ts'
import { settleInternship, tellInternship } from './settle-internship.ts'

const idsOf = ({ frame }: Internship) => frame.objectives.map(({ id }) => id)

/** Decides on every objective. `seen`: how many steps there were on the page that it was decided on. */
export const decideInternship = (
  db: Db,
  visit: StepVisit,
  id: string,
  { judgements, seen }: { judgements: Judgement[]; seen: number },
  catalogue: Catalogue,
) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'decided',
    internship => {
      const saw = sawAll(seen, internship)
      if (!saw.ok) return saw
      const checked = checkJudgements(judgements, idsOf(internship))
      return checked.ok ? accept({ judgements: checked.value }) : checked
    },
    (trx, internship) => settleInternship(trx, internship, [], visit, catalogue),
  )

/** A second person says that the decision stands: it counts from now. */
export const confirmInternship = (db: Db, visit: StepVisit, id: string, catalogue: Catalogue) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'confirmed',
    () => accept({}),
    (trx, internship) => settleInternship(trx, internship, [], visit, catalogue),
  )

/** A second person sends the decision back, with why. */
export const returnInternship = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'returned',
    () => ownWords(typed),
    (trx, internship) => tellInternship(trx, internship, visit),
  )

/** The person does not agree, in the time that the school gives. */
export const appealInternship = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'appealed',
    () => ownWords(typed),
    (trx, internship) => tellInternship(trx, internship, visit),
  )

/** Somebody who did not decide before decides on an appeal: never less than was given. */
export const hearInternship = (
  db: Db,
  visit: StepVisit,
  id: string,
  { judgements, words }: { judgements: Judgement[]; words: string },
  catalogue: Catalogue,
) =>
  takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'heard',
    internship => {
      const said = ownWords(words)
      if (!said.ok) return said
      const checked = checkJudgements(judgements, idsOf(internship), lastDecided(internship))
      return checked.ok ? accept({ ...said.value, judgements: checked.value }) : checked
    },
    (trx, internship) => settleInternship(trx, internship, lastDecided(internship), visit, catalogue),
  )

/** The person takes it back, as long as nothing was decided that counts. */
export const withdrawInternship = (db: Db, visit: StepVisit, id: string) =>
  takeProcedureStep(db, visit, internshipPortfolio, id, 'withdrawn', () => accept({}))
