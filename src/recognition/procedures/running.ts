import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import type { Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { proceduresFor } from './procedure.store.ts'
import type { Machine } from './procedure.ts'

/**
 * Whether somebody may begin a procedure in a programme: its provider is here, and no other of theirs runs in it. Holds
 * the person until the transaction ends: of two at once, one begins.
 */
export const mayBegin = async <Frame, Steps, State extends string>(
  trx: Trx,
  machine: Machine<Frame, Steps, State>,
  person: Id<'person'>,
  { id, provider }: { id: ProgrammeId; provider: ProviderId },
): Promise<Outcome<null, Word>> => {
  await trx.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
  if (!(await runnerOf(trx, provider))) return refuse('recognition.judging.nobody-there')
  const own = await proceduresFor<Frame, Steps>(trx, machine.way, { person, organisation: null, role: null })
  const runs = own.some(each => each.personId === person && each.programme === id && machine.turnsOf(each).length > 0)
  return runs ? refuse('recognition.judging.runs-already') : accept(null)
}
