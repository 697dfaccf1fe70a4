import { tell } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import type { Day } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { urls } from '../../urls.ts'
import { lastStep } from '../procedures/procedure.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan } from './quickscan.ts'
import { tellScan } from './settle.ts'

/** Keeps what was said in the talk, for each learning outcome that it was about. */
export const noteTalk = (db: Db, visit: StepVisit, id: string, notes: { outcome: string; words: string }[]) =>
  takeProcedureStep(db, visit, quickscan, id, 'talked', ({ frame }) => {
    const kept = notes.filter(({ outcome, words }) => words !== '' && frame.outcomes.some(({ id }) => id === outcome))
    return kept.length === 0 ? refuse('recognition.request.no-words') : accept({ notes: kept })
  })

/** Asks for a practical test of some learning outcomes, on a day after today. */
export const askTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { outcomes: string[]; on: Day | null; where: string },
) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'test',
    ({ frame }) => {
      const outcomes = frame.outcomes.map(outcome => outcome.id).filter(outcome => ask.outcomes.includes(outcome))
      if (outcomes.length === 0) return refuse('recognition.quickscan.test.no-outcome')
      if (ask.on === null || ask.on <= visit.today) return refuse('recognition.request.wrong-day')
      return accept({ outcomes, on: ask.on, where: ask.where.slice(0, 300) })
    },
    async (trx, scan) => {
      const key = `test:${scan.id}:${scan.steps.length}`
      const message = { kind: 'request' as const, about: 'procedure-test' as const, key, link: urls.ownScan(scan.id) }
      await tell(trx, scan.personId, message, visit, visit.now)
    },
  )

/** Keeps what came of a practical test: for each learning outcome one of both. */
export const noteTest = (
  db: Db,
  visit: StepVisit,
  id: string,
  result: { passed: string[]; failed: string[]; words: string },
) =>
  takeProcedureStep(
    db,
    visit,
    quickscan,
    id,
    'tested',
    scan => {
      const said = (lastStep(scan, 'test')?.detail.outcomes ?? []).map(outcome => ({
        outcome,
        passed: result.passed.includes(outcome),
        failed: result.failed.includes(outcome),
      }))
      if (said.some(({ passed, failed }) => passed === failed)) return refuse('recognition.quickscan.test.no-result')
      const results = said.map(({ outcome, passed }) => ({ outcome, passed }))
      return accept({ results, words: result.words.slice(0, 4000) })
    },
    (trx, scan) => tellScan(trx, scan, visit),
  )
