import { codeFingerprint, newPaperCode, readEmail, tellAddresses } from '../../people/index.ts'
import type { Db } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { takeProcedureStep } from '../procedures/take-procedure-step.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { internshipPortfolio } from './internship.ts'

/**
 * Asks a mentor on the work floor to confirm, by mail or with a code to pass on. Gives the code: it is shown once, and
 * only its fingerprint is kept. The address is not kept at all.
 */
export const askMentor = async (
  db: Db,
  visit: StepVisit,
  id: string,
  address: string,
): Promise<Outcome<string, Word>> => {
  const email = address === '' ? null : readEmail(address)
  const code = newPaperCode()
  const taken = await takeProcedureStep(
    db,
    visit,
    internshipPortfolio,
    id,
    'mentor-asked',
    () => (address !== '' && email === null ? refuse('people.wrong-address') : accept({ code: codeFingerprint(code) })),
    async (trx, internship) => {
      const message = {
        kind: 'invitation' as const,
        about: 'mentor-asked' as const,
        key: `mentor:${internship.id}:${internship.steps.length}`,
        secret: { link: urls.becomeMentor(code) },
      }
      if (email !== null) await tellAddresses(trx, [{ email, message }], visit, visit.now)
    },
  )
  return taken.ok ? accept(code) : taken
}
