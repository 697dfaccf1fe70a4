import { runnerOf, tell } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import { writeLetter } from '../letters/write-letter.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Procedure } from './procedure.ts'

/** A decision counts from now: its owner gets a letter, and is told. */
export const tellDecided = async (
  trx: Trx,
  {
    id,
    personId,
    provider,
    steps,
  }: Pick<Procedure<unknown, unknown>, 'id' | 'personId' | 'provider'> & { steps: readonly unknown[] },
  text: (t: Translate) => LetterText,
  link: string,
  visit: StepVisit,
): Promise<void> => {
  const { person, worksFor, now } = visit
  const by = { person: person.id, role: worksFor?.role ?? person.role }
  const runner = await runnerOf(trx, provider)
  if (runner)
    await writeLetter(trx, { kind: 'decision', personId, organisationId: runner.id, about: id, text }, by, now)
  const key = `decided:${id}:${steps.length}`
  await tell(trx, personId, { kind: 'decision', about: 'procedure-decided', key, link }, visit, now)
}
