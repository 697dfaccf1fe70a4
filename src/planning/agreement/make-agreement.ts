import { currentCatalogue, type ProgrammeId } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import type { Id } from '../../platform/ids.ts'
import { type Agreement, type AgreementViewer, speaks } from './agreement.ts'
import type { Invited, MakeAsk } from './ask.ts'
import { insertAgreement, type NewParty } from './insert-agreement.ts'
import { membersIn, type SetMember, type Standard, standardsOn } from './set.store.ts'
import type { Party } from './set.ts'
import { type Fault, faultsIn, madeFair, type Terms } from './terms.ts'
import { type SignedIn, viewerIn } from './visit.ts'

/** For which party somebody makes an agreement: as what they work now; null: as nobody who makes any. */
const makesFor = (
  { organisation, role }: AgreementViewer,
  employer: Id<'organisation'> | null,
  provider: Id<'organisation'> | null,
): Party | null => {
  if (!organisation || !role) return 'worker'
  if (organisation === employer && speaks.employer.includes(role)) return 'employer'
  return organisation === provider && speaks.provider.includes(role) ? 'provider' : null
}

/** The person whose proven address this is; null: nobody here. */
const personAt = async (trx: Trx, email: string | null): Promise<Id<'person'> | null> => {
  if (email === null) return null
  const found = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  return found?.id ?? null
}

const named = async (trx: Trx, party: Party, { name, email }: Invited): Promise<NewParty> => ({
  party,
  organisationId: null,
  personId: await personAt(trx, email),
  name,
  email,
})

const speaker = (party: Party, organisationId: Id<'organisation'>): NewParty => ({
  party,
  organisationId,
  personId: null,
  name: '',
  email: null,
})

/** Everybody whom the set asks, and who signs along for who may not sign alone. */
const partiesFor = async (
  trx: Trx,
  ask: MakeAsk,
  where: { madeFor: Party; standard: Standard; member: SetMember; provider: Id<'organisation'> | null; school: string },
  visit: SignedIn,
): Promise<NewParty[]> => {
  const { madeFor, standard, member, provider, school } = where
  const { asks } = standard.version.body
  const self: NewParty = { party: 'worker', organisationId: null, personId: visit.person.id, name: '', email: null }
  return [
    madeFor === 'worker' ? self : await named(trx, 'worker', ask.worker),
    ...(ask.cover === 'adult' ? [] : [await named(trx, 'guardian', ask.guardian)]),
    speaker('employer', member.organisationId),
    ...(asks.includes('workplace')
      ? [
          ask.workplace.place
            ? await named(trx, 'workplace', ask.workplace)
            : speaker('workplace', member.organisationId),
        ]
      : []),
    ...(asks.includes('provider')
      ? [provider ? speaker('provider', provider) : await named(trx, 'provider', { name: school, email: null })]
      : []),
  ]
}

type Made = { ok: true; value: Agreement['id'] } | { ok: false; faults: Fault[] }
const fault = (field: string, says: Fault['says']): Made => ({ ok: false, faults: [{ field, says }] })

/** Makes an agreement as the set of the employer says on its first day; nobody else sees it until it is sent. */
export const makeAgreement = async (db: Db, visit: SignedIn, ask: MakeAsk): Promise<Made> => {
  const catalogue = await currentCatalogue(db)
  const programme = catalogue.programmes.get(ask.programme as ProgrammeId)
  if (!programme) return fault('programme', 'planning.agreement.no-programme')
  return inTransaction(db, async trx => {
    const member = (await membersIn(trx)).find(({ id }) => id === ask.member)
    if (!member) return fault('member', 'planning.agreement.no-employer')
    // What is made today on a training that began before is made on what the set says today.
    const [day = visit.today] = [ask.from, visit.today].sort().slice(-1)
    const standard = (await standardsOn(trx, day)).find(({ set }) => set.id === member.setId)
    if (!standard) return fault('from', 'planning.agreement.no-version')
    const provider = (await runnerOf(trx, programme.provider))?.id ?? null
    const madeFor = makesFor(viewerIn(visit), member.organisationId, provider)
    if (!madeFor) return fault('member', 'planning.agreement.not-yours-to-make')
    if (madeFor !== 'worker' && ask.worker.name === '') return fault('worker-name', 'planning.agreement.no-name')
    if (ask.cover !== 'adult' && ask.guardian.name === '') return fault('guardian-name', 'planning.agreement.no-name')
    const school = catalogue.providers.get(programme.provider)?.name ?? programme.provider
    const parties = await partiesFor(trx, ask, { madeFor, standard, member, provider, school }, visit)
    const people = parties.flatMap(({ personId, email }) => personId ?? email ?? [])
    if (new Set(people).size < people.length) return fault('member', 'planning.agreement.one-party')
    const terms: Terms = {
      programme: { id: programme.id, title: programme.title.nl },
      employer: member.employer,
      provider: school,
      workplace: ask.workplace.place || member.employer,
      from: ask.from,
      until: ask.until,
      statute: ask.statute,
      alsoSelfEmployed: ask.alsoSelfEmployed,
      contractMinutes: ask.contractMinutes,
      cover: ask.cover,
      conditions: madeFair(
        standard.version.body.conditions.map(each => ({ ...each, motive: null })),
        ask,
        standard.version.body,
      ),
    }
    const faults = faultsIn(terms, standard.version.body, visit.today)
    if (faults.length > 0) return { ok: false, faults }
    const version = { ...standard.version, name: standard.set.name, keeper: standard.set.keeper }
    return { ok: true, value: await insertAgreement(trx, { version, madeFor, parties, terms }, visit) }
  })
}
