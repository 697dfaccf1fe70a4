import type { Db } from '../../platform/connection.ts'
import { type Day, readDay } from '../../platform/day.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { agreedOf, endReasons, lastStep, mayWrite, stateOf } from './agreement.ts'
import { takeStep } from './take-step.ts'
import { tellParties } from './tell-parties.ts'
import { type SignedIn, viewerIn } from './visit.ts'

/** Who writes it takes it back, as long as not everybody signed. */
export const withdraw = (db: Db, visit: SignedIn, id: string) =>
  takeStep(
    db,
    visit,
    id,
    'withdrawn',
    agreement => {
      if (agreedOf(agreement)) return refuse('planning.agreement.complete-already')
      return mayWrite(agreement, viewerIn(visit), visit.today) ? accept({}) : refuse('planning.agreement.not-for-you')
    },
    async (trx, agreement) => {
      if (lastStep(agreement, 'sent'))
        await tellParties(trx, agreement, agreement.parties, 'agreement-withdrawn', '1', visit)
    },
  )

/** A party says that an agreement ends before its last day: on which day, and why. It is a fact, and nobody signs it. */
export const endEarly = (db: Db, visit: SignedIn, id: string, ask: { why: string; day: string; words: string }) =>
  takeStep(
    db,
    visit,
    id,
    'ended',
    agreement => {
      const agreed = agreedOf(agreement)
      const state = stateOf(agreement, visit.today)
      if (!agreed || !['agreed', 'running'].includes(state) || lastStep(agreement, 'ended'))
        return refuse('planning.agreement.not-open')
      const why = endReasons.find(each => each === ask.why)
      if (!why) return refuse('planning.agreement.no-reason')
      const day: Day | null = readDay(ask.day)
      if (!day || day > agreed.terms.until || day < agreed.terms.from) return refuse('planning.agreement.wrong-end')
      return accept({ why, day, words: ask.words.trim().slice(0, 2000) })
    },
    (trx, agreement) => tellParties(trx, agreement, agreement.parties, 'agreement-ended', '1', visit),
  )

/** Who writes it lets it end on its last day: nobody is asked any more to renew it. */
export const letEnd = (db: Db, visit: SignedIn, id: string) =>
  takeStep(
    db,
    visit,
    id,
    'let-end',
    agreement => {
      if (agreement.renewedBy || lastStep(agreement, 'ended') || lastStep(agreement, 'let-end'))
        return refuse('planning.agreement.not-open')
      return agreedOf(agreement) && mayWrite(agreement, viewerIn(visit), visit.today)
        ? accept({})
        : refuse('planning.agreement.not-for-you')
    },
    async () => {},
  )
