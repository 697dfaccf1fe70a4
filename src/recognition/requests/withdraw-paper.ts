import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { grantedBy } from './granted.store.ts'
import { rolesFor } from './may-step.ts'
import { ownWords } from './own-words.ts'
import { lockRequest, requestViewerOf } from './request.store.ts'
import type { StepVisit } from './take-step.ts'
import { withdrawnOf } from './withdrawn.store.ts'
import { isWithdrawn, keysOf } from './withdrawn.ts'

type Refusal = 'recognition.request.not-yours' | 'recognition.request.no-words' | 'recognition.withdrawn.no-paper'

/**
 * Whoever decides says that a paper that was shown (by place) is withdrawn, and why. The person is told. What rests on it
 * alone waits for the provider that granted it; nothing that somebody decided changes by itself.
 */
export const withdrawPaper = (
  db: Db,
  visit: StepVisit,
  id: string,
  ask: { paper: number; words: string },
): Promise<Outcome<null, Refusal>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const request = await lockRequest(trx, requestViewerOf(visit), id)
    const decides = worksFor && rolesFor.decider.includes(worksFor.role) && request?.personId !== person.id
    if (!request || !decides) return refuse('recognition.request.not-yours')
    const said = ownWords(ask.words)
    if (!said.ok) return said
    const paper = request.shown.papers[ask.paper]
    if (!paper || isWithdrawn(paper, await withdrawnOf(trx, request.personId)))
      return refuse('recognition.withdrawn.no-paper')
    const paperId = newId<'withdrawn-paper'>()
    await trx
      .insertInto('withdrawnPaper')
      .values({
        id: paperId,
        personId: request.personId,
        requestId: request.id,
        title: paper.title,
        keys: keysOf(paper),
        words: said.value.words,
        at: now,
        withdrawnBy: person.id,
      })
      .execute()
    await record(trx, 'paper.withdrawn', {
      at: now,
      by: { person: person.id, role: worksFor.role },
      subject: request.id,
    })
    const link = urls.ownRequest(request.id)
    await tell(
      trx,
      request.personId,
      { kind: 'decision', about: 'paper-withdrawn', key: `withdrawn:${paperId}`, link },
      visit,
      now,
    )
    return accept(null)
  })

/** The provider looked at what rested on withdrawn papers, and lets the exemption stand, with reasons. */
export const keepExemption = (
  db: Db,
  visit: StepVisit,
  id: string,
  exemption: string,
  typed: string,
): Promise<Outcome<null, Refusal | 'recognition.revoke.over'>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now } = visit
    const request = await lockRequest(trx, requestViewerOf(visit), id)
    const decides = worksFor && rolesFor.decider.includes(worksFor.role) && request?.personId !== person.id
    if (!request || !decides) return refuse('recognition.request.not-yours')
    const said = ownWords(typed)
    if (!said.ok) return said
    const granted = (await grantedBy(trx, request.id)).find(each => each.id === exemption && each.revokedAt === null)
    const papers = await withdrawnOf(trx, request.personId)
    if (!granted || papers.length === 0) return refuse('recognition.revoke.over')
    const kept = { exemptionId: granted.id, words: said.value.words, at: now, personId: person.id }
    await trx
      .insertInto('keptExemption')
      .values(papers.map(({ id: paperId }) => ({ ...kept, paperId })))
      .onConflict(on => on.doNothing())
      .execute()
    await record(trx, 'exemption.kept', {
      at: now,
      by: { person: person.id, role: worksFor.role },
      subject: request.id,
    })
    return accept(null)
  })
