import type { Db } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { type Agreement, isOpen, newestOf, type PartyIn, partiesOf, refusalOf, unanswered } from './agreement.ts'
import { conditionOf, readValue, typedAs } from './condition.ts'
import { takeStep } from './take-step.ts'
import { tellParties } from './tell-parties.ts'
import { valueIn } from './terms.ts'
import { type SignedIn, viewerIn } from './visit.ts'

const wordsFrom = (typed: string): Outcome<{ words: string }, Word> => {
  const words = typed.trim().slice(0, 2000)
  return words === '' ? refuse('planning.agreement.no-words') : accept({ words })
}

/** Whoever writes the next text: the party that made it, and the employer. */
const writersIn = ({ parties, madeFor }: Agreement): PartyIn[] =>
  parties.filter(({ party }) => party === madeFor || party === 'employer')

const whileOpen = <Value>(
  agreement: Agreement,
  visit: SignedIn,
  then: () => Outcome<Value, Word>,
): Outcome<Value, Word> => (isOpen(agreement, visit.today) ? then() : refuse('planning.agreement.not-open'))

const keyOf = ({ steps }: Agreement): string => String(steps.length)

/** A party asks something about the text, before they sign. */
export const askAbout = (db: Db, visit: SignedIn, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'asked',
    agreement => whileOpen(agreement, visit, () => wordsFrom(typed)),
    (trx, agreement) => tellParties(trx, agreement, writersIn(agreement), 'agreement-said', keyOf(agreement), visit),
  )

/** Whoever writes the text answers what was asked. */
export const answerAbout = (db: Db, visit: SignedIn, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'answered',
    agreement => {
      if (!partiesOf(agreement, viewerIn(visit)).some(own => writersIn(agreement).includes(own)))
        return refuse('planning.agreement.not-for-you')
      if (!unanswered(agreement).some(({ kind }) => kind === 'asked')) return refuse('planning.agreement.nothing-asked')
      return wordsFrom(typed)
    },
    (trx, agreement) => tellParties(trx, agreement, agreement.parties, 'agreement-said', keyOf(agreement), visit),
  )

/** A party proposes another value for a condition, with why. */
export const proposeChange = (
  db: Db,
  visit: SignedIn,
  id: string,
  ask: { condition: string; value: string; words: string },
) =>
  takeStep(
    db,
    visit,
    id,
    'proposed',
    agreement =>
      whileOpen(agreement, visit, () => {
        const condition = conditionOf(ask.condition)
        const now = valueIn(newestOf(agreement).terms, ask.condition)
        if (!condition || now === null) return refuse('planning.agreement.no-condition')
        const read = readValue(condition, ask.value)
        if (!read.ok) return read
        if (read.value === now) return refuse('planning.agreement.same')
        const words = wordsFrom(ask.words)
        return words.ok
          ? accept({ condition: condition.id, value: typedAs(condition, read.value), ...words.value })
          : words
      }),
    (trx, agreement) => tellParties(trx, agreement, writersIn(agreement), 'agreement-said', keyOf(agreement), visit),
  )

/** Whoever writes the text says why a proposal is not taken. */
export const declineChange = (db: Db, visit: SignedIn, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'declined',
    agreement => {
      if (!partiesOf(agreement, viewerIn(visit)).some(own => writersIn(agreement).includes(own)))
        return refuse('planning.agreement.not-for-you')
      if (!unanswered(agreement).some(({ kind }) => kind === 'proposed'))
        return refuse('planning.agreement.nothing-asked')
      return wordsFrom(typed)
    },
    (trx, agreement) => tellParties(trx, agreement, agreement.parties, 'agreement-said', keyOf(agreement), visit),
  )

/** A party will not sign this text, and says why. Another text asks them anew. */
export const refuseToSign = (db: Db, visit: SignedIn, id: string, typed: string) =>
  takeStep(
    db,
    visit,
    id,
    'refused',
    (agreement, own) =>
      whileOpen(agreement, visit, () => {
        const { number } = newestOf(agreement)
        if (agreement.signatures.some(each => each.number === number && each.party === own.party))
          return refuse('planning.agreement.signed-already')
        return refusalOf(agreement) ? refuse('planning.agreement.refused-already') : wordsFrom(typed)
      }),
    (trx, agreement) => tellParties(trx, agreement, agreement.parties, 'agreement-refused', keyOf(agreement), visit),
  )
