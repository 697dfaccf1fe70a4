import { addDays, type Day } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { ownWords } from '../requests/own-words.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { evcViewerOf } from './evc.store.ts'
import { askedOf, portfolioUntil } from './evc.ts'
import { entriesOf } from './portfolio.store.ts'
import { withoutExample } from './portfolio.ts'
import { take } from './take.ts'

/** Hands in the portfolio: with each competence an example told to the end. From now it does not change. */
export const handInPortfolio = (visit: StepVisit, id: string) =>
  take(visit, id, 'handed-in', async (evc, trx) => {
    const entries = await entriesOf(trx, evcViewerOf(visit), evc.id)
    return withoutExample(askedOf(evc), entries).length > 0 ? refuse('recognition.evc-he.no.example') : accept({})
  })

/** Gives more time for the portfolio, also when its day is over, with a reason. */
export const giveMoreTime = (visit: StepVisit, id: string, typed: { until: Day | null; words: string }) =>
  take(visit, id, 'more-time', evc => {
    const words = ownWords(typed.words)
    if (!words.ok) return words
    const { until } = typed
    const most = addDays(visit.today, 365)
    if (!until || until < visit.today || until <= portfolioUntil(evc) || until > most)
      return refuse('recognition.evc-he.no.later-day')
    return accept({ until, words: words.value.words })
  })
