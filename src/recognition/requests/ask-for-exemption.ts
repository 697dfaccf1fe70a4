import type { Catalogue, Programme } from '../../catalogue/index.ts'
import { type Portrait, runnerOf } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { type ExemptionAsk, mayAsk, type NoAsk } from './may-ask.ts'
import { policyOn } from './policy.store.ts'
import { insertRequest, insertStep, requestsOf } from './request.store.ts'
import type { Request } from './request.ts'
import { sendAlong } from './send-along.ts'
import type { StepVisit } from './take-step.ts'
import { tellTurn } from './tell-turn.ts'

/** Whose dossier it is, and what of it was told. */
export interface About {
  person: Id<'person'>
  portrait: Pick<Portrait, 'papers' | 'can'>
  /** What let in who asks for somebody else; null: they ask for themselves. */
  access: Id<'access'> | null
}

const shownBy = ({ papers, can }: About['portrait'], ask: ExemptionAsk): Request['shown'] => ({
  papers: (papers ?? []).filter((_, at) => ask.papers.includes(at)),
  can: (can?.has ?? []).filter(({ competence }) => ask.can.includes(competence)),
})

/**
 * Asks a provider for exemptions in one programme, under its policy of today. Who asks for somebody else asks them first:
 * the provider sees it once they agree. Two who ask for the same module at once make one request.
 */
export const askForExemption = (
  db: Db,
  visit: StepVisit,
  about: About,
  programme: Programme,
  catalogue: Catalogue,
  ask: ExemptionAsk,
): Promise<Outcome<Request['id'], NoAsk | 'recognition.ask.nobody-there'>> =>
  inTransaction(db, async trx => {
    const { person, worksFor, now, today, t } = visit
    await trx.selectFrom('person').select('id').where('id', '=', about.person).forUpdate().execute()
    const policy = await policyOn(trx, programme.provider, today)
    if (!policy || !(await runnerOf(trx, programme.provider))) return refuse('recognition.ask.nobody-there')
    const all = await requestsOf(trx, about.person, now)
    const before = all.filter(({ personId }) => personId === about.person)
    const may = mayAsk(ask, { programme, policy, catalogue, today, before })
    if (!may.ok) return may
    const { modules, ground, motivation } = may.value
    const id = newId<'request'>()
    const request = {
      id,
      personId: about.person,
      provider: programme.provider,
      programme: programme.id,
      policy,
      shown: shownBy(about.portrait, ask),
      askedBy: person.id,
      askedAt: now,
      accessId: about.access,
    }
    const role = worksFor?.role ?? person.role
    const asked = {
      kind: 'asked' as const,
      at: now,
      personId: person.id,
      role,
      detail: {
        modules: modules.map(({ id: module, title }) => ({ module, title: title[t.language], ground })),
        motivation,
      },
    }
    await insertRequest(trx, request)
    await insertStep(trx, id, asked)
    await sendAlong(trx, request, person.id === about.person ? ask.evidence : [], now)
    await record(trx, 'request.asked', { at: now, by: { person: person.id, role }, subject: id })
    await tellTurn(trx, { ...request, steps: [asked] }, visit)
    return accept(id)
  })
