import { accept, refuse } from '../../platform/outcome.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { foundIn } from './differences.ts'
import { judgedOf } from './evc.ts'
import { scoresSeenBy } from './score.store.ts'
import { readLevels, type Typed } from './score-part.ts'
import { take } from './take.ts'

/** Puts the levels on the table that the jury found together; where jurors differed, with the reason. Others must agree anew. */
export const findTogether = (visit: StepVisit, id: string, typed: Typed) =>
  take(visit, id, 'joint', async (evc, trx) => {
    const competences = judgedOf(evc)
    const found = foundIn(competences, await scoresSeenBy(trx, visit.person.id, evc))
    const criteria = competences.flatMap(each => each.criteria)
    const read = readLevels(criteria, typed, id => found.some(({ criterion, differ }) => differ && criterion.id === id))
    return read.ok ? accept({ levels: read.value }) : read
  })

/** Stands behind the levels on the table; `seen`: the how manieth they were when read. Others may have come since. */
export const agreeTogether = (visit: StepVisit, id: string, seen: number) =>
  take(visit, id, 'agreed', evc =>
    evc.steps.filter(({ kind }) => kind === 'joint').length === seen
      ? accept({})
      : refuse('recognition.evc-he.no.changed-since'),
  )
