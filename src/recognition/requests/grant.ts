import type { Catalogue } from '../../catalogue/index.ts'
import { runnerOf, tell } from '../../people/index.ts'
import { type Because, because } from '../../platform/because.ts'
import type { Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { writeLetter } from '../letters/write-letter.ts'
import { decisionLetter } from './decision-letter.ts'
import { insertGranted } from './granted.store.ts'
import type { FoundRequest } from './request.store.ts'
import type { Verdict } from './request.ts'
import type { StepVisit } from './take-step.ts'
import { weighed } from './verdict.ts'

/** What the rules are read from. */
export interface Rules {
  catalogue: Catalogue
  rows: ConcordanceRow[]
}

const reasonsOf = ({ words }: Verdict, rules: Because[]): Because[] => [
  because('recognition.granted.by-provider'),
  ...(words === '' ? [] : [because('recognition.granted.words', { with: { words } })]),
  ...rules,
]

const restingOn = ({ shown }: FoundRequest): string[] => [
  ...shown.papers.flatMap(({ certificate, codes }) => (certificate ? [certificate] : codes)),
  ...shown.can.map(({ competence }) => competence),
]

/**
 * What was decided counts from now: what falls away is granted, and the person is told and gets a letter. After an appeal only what comes
 * on top of `before` is granted anew.
 */
export const grant = async (
  trx: Trx,
  request: FoundRequest,
  verdicts: Verdict[],
  before: Verdict[],
  visit: StepVisit,
  { rows, catalogue }: Rules,
): Promise<void> => {
  const { person, now } = visit
  const by = { person: person.id, role: visit.worksFor?.role ?? person.role }
  const modules = weighed(request, rows, catalogue)
  for (const verdict of verdicts) {
    const had = before.find(({ module }) => module === verdict.module)?.minutes ?? 0
    if (verdict.minutes <= had) continue
    const of = modules.find(({ id }) => id === verdict.module)
    await insertGranted(trx, {
      id: newId<'exemption'>(),
      personId: request.personId,
      provider: request.provider,
      module: verdict.module,
      minutes: verdict.minutes >= (of?.most ?? 0) ? null : verdict.minutes - had,
      ground: verdict.ground,
      restsOn: restingOn(request),
      because: reasonsOf(verdict, of?.exemption?.because ?? []),
      requestId: request.id,
      about: null,
      grantedAt: now,
      grantedBy: person.id,
    })
    await record(trx, 'exemption.granted', { at: now, by, subject: request.id })
  }
  const runner = await runnerOf(trx, request.provider)
  if (runner)
    await writeLetter(
      trx,
      {
        kind: 'decision',
        personId: request.personId,
        organisationId: runner.id,
        about: request.id,
        text: decisionLetter(request, modules, catalogue.programmes.get(request.programme) ?? null),
      },
      { ...by, person: person.id },
      now,
    )
  const link = urls.ownRequest(request.id)
  const key = `decided:${request.id}:${request.steps.length}`
  await tell(trx, request.personId, { kind: 'decision', about: 'request-decided', key, link }, visit, now)
}
