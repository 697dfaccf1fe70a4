import type { Catalogue, Programme } from '../../catalogue/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Word } from '../../platform/words.ts'
import { meaningOf } from '../concordance-table.ts'
import { beginProcedure } from '../procedures/procedure.store.ts'
import { mayBegin } from '../procedures/running.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { resultsOf } from '../results/result.store.ts'
import type { Frame } from './frame.ts'
import { quickscan, type Scan, type ScanFrame, type ScanSteps } from './quickscan.ts'

/** Which EVC a quickscan is where it is done: that of a university college, or that for a profession. */
export const evcOf = ({ provider }: Programme, { providers }: Catalogue): ScanFrame['evc'] =>
  meaningOf('EVC', { kind: providers.get(provider)?.kind ?? '' }) === 'EVC-higher-education'
    ? 'EVC-higher-education'
    : 'EVC-profession'

/** Begins one's own quickscan in a programme, with its frame of today and what assessments found before. */
export const beginQuickscan = (
  db: Db,
  visit: StepVisit,
  { frame, programme, catalogue }: { frame: Frame; programme: Programme; catalogue: Catalogue },
): Promise<Outcome<Scan['id'], Word>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    const may = await mayBegin(trx, quickscan, person.id, programme)
    if (!may.ok) return refuse(may.refusal)
    const found = await resultsOf(trx, person.id)
    const known = found.map(({ competence, by }) => ({ competence, by }))
    const id = newId<'procedure'>()
    await beginProcedure<ScanFrame, ScanSteps, 'begun'>(
      trx,
      {
        id,
        way: 'quickscan',
        personId: person.id,
        provider: programme.provider,
        programme: programme.id,
        frame: { ...frame, evc: evcOf(programme, catalogue), known },
        begunBy: person.id,
        begunAt: now,
      },
      { kind: 'begun', detail: {} },
      { person: person.id, role: person.role },
    )
    return accept(id)
  })
