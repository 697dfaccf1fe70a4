import type { Catalogue } from '../../catalogue/index.ts'
import type { Db } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { checkJudgements, type Judgement, lastDecided, sawAll } from '../procedures/judging.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan, type Scan } from './quickscan.ts'
import { settleScan, tellScan } from './settle.ts'

const idsOf = ({ frame }: Scan) => frame.outcomes.map(({ id }) => id)

/** Decides on every learning outcome. `seen`: how many steps there were on the page that it was decided on. */
export const decideScan = (
  db: Db,
  visit: StepVisit,
  id: string,
  { judgements, seen }: { judgements: Judgement[]; seen: number },
  catalogue: Catalogue,
) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'decided',
    scan => {
      const saw = sawAll(seen, scan)
      if (!saw.ok) return saw
      const checked = checkJudgements(judgements, idsOf(scan))
      return checked.ok ? accept({ judgements: checked.value }) : checked
    },
    (trx, scan) => settleScan(trx, scan, [], visit, catalogue),
  )

/** A second person says that the decision stands: it counts from now. */
export const confirmScan = (db: Db, visit: StepVisit, id: string, catalogue: Catalogue) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'confirmed',
    () => accept({}),
    (trx, scan) => settleScan(trx, scan, [], visit, catalogue),
  )

/** A second person sends the decision back, with why. */
export const returnScan = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'returned',
    () => ownWords(typed),
    (trx, scan) => tellScan(trx, scan, visit),
  )

/** The person does not agree, in the time that the school gives. */
export const appealScan = (db: Db, visit: StepVisit, id: string, typed: string) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'appealed',
    () => ownWords(typed),
    (trx, scan) => tellScan(trx, scan, visit),
  )

/** Somebody who did not decide before decides on an appeal: never less than was given. */
export const hearScan = (
  db: Db,
  visit: StepVisit,
  id: string,
  { judgements, words }: { judgements: Judgement[]; words: string },
  catalogue: Catalogue,
) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'heard',
    scan => {
      const said = ownWords(words)
      if (!said.ok) return said
      const checked = checkJudgements(judgements, idsOf(scan), lastDecided(scan))
      return checked.ok ? accept({ ...said.value, judgements: checked.value }) : checked
    },
    (trx, scan) => settleScan(trx, scan, lastDecided(scan), visit, catalogue),
  )

/** The person takes it back, as long as nothing was decided that counts. */
export const withdrawScan = (db: Db, visit: StepVisit, id: string) =>
  takeProcedureStep(db, visit, quickscan, id, 'withdrawn', () => accept({}))
