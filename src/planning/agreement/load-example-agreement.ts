import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { addDays, type Day, dayOf } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { lineKinds } from '../hours/ledger.ts'
import { insertAgreement, type NewParty } from './insert-agreement.ts'
import { parties, SetBody, type SetVersion } from './set.ts'
import type { Terms } from './terms.ts'

const file = new URL('../../../examples/agreement.yaml', import.meta.url)
const organisation = z.uuid().transform(id => id as Id<'organisation'>)
const day = z.string().transform(text => text as Day)
const value = z.union([z.string(), z.number()])

const Example = z.object({
  set: SetBody.extend({ keeper: organisation, by: z.string(), name: z.string(), validFrom: day, validTo: day }),
  agreements: z.array(
    z.object({
      employer: organisation,
      provider: organisation,
      made: z.string(),
      worker: z.string(),
      programme: z.string(),
      title: z.string(),
      begins: z.number(),
      lasts: z.number(),
      contract: z.number(),
      differs: z.object({ id: z.string(), value, why: z.string() }).optional(),
      signed: z.array(
        z.object({
          party: z.enum(parties),
          person: z.string(),
          role: z.enum(['worker', 'mentor', 'employer', 'coordinator']),
        }),
      ),
      told: z
        .array(
          z.object({
            daysAgo: z.number(),
            kind: z.enum(lineKinds),
            minutes: z.number(),
            words: z.string(),
            confirmed: z.string().optional(),
          }),
        )
        .default([]),
    }),
  ),
})
type Example = z.infer<typeof Example>
type ExampleAgreement = Example['agreements'][number]

const exampleSet = async (trx: Trx, { set, agreements }: Example, idOf: IdOf, now: Date) => {
  const [agreement] = agreements
  if (!agreement) throw new Error('examples/agreement.yaml has no agreement')
  const { keeper, by, name, validFrom, validTo, ...body } = set
  const [setId, version] = [newId<'agreement-set'>(), newId<'agreement-set-version'>()]
  const madeBy = idOf(by)
  await trx
    .insertInto('agreementSet')
    .values({ id: setId, organisationId: keeper, name, second: false, madeBy, madeAt: now })
    .execute()
  const said = { id: version, setId, number: 1, validFrom, validTo, writtenBy: madeBy, writtenAt: now }
  await trx
    .insertInto('agreementSetVersion')
    .values({ ...said, body: JSON.stringify(body) })
    .execute()
  await trx
    .insertInto('agreementSetPublication')
    .values({ versionId: version, publishedBy: madeBy, publishedAt: now })
    .execute()
  await trx
    .insertInto('agreementSetMember')
    .values({
      id: newId<'agreement-set-member'>(),
      setId,
      organisationId: agreement.employer,
      joinedBy: idOf(agreement.made),
      joinedAt: now,
      leftAt: null,
    })
    .execute()
  return version
}

type IdOf = (file: string) => Id<'person'>

const nameOf = async (trx: Trx, id: Id<'organisation'>): Promise<string> =>
  (await trx.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name

/** Nobody has class in a weekend. */
const weekdayBefore = (day: Day): Day => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday === 0 ? addDays(day, -2) : weekday === 6 ? addDays(day, -1) : day
}

/** Hours that the worker told, some of which somebody of the workplace confirmed. */
const tellHours = async (trx: Trx, id: Id<'agreement'>, agreement: ExampleAgreement, idOf: IdOf, now: Date) => {
  const toldBy = idOf(agreement.worker)
  for (const { daysAgo, confirmed, ...line } of agreement.told) {
    const lineId = newId<'hour-line'>()
    const at = new Date(now.getTime() - (daysAgo - 1) * 86_400_000)
    const told = { party: 'worker', toldBy, role: 'worker' as const, toldAt: at, takenBackAt: null, takenBackBy: null }
    await trx
      .insertInto('hourLine')
      .values({ id: lineId, agreementId: id, day: weekdayBefore(addDays(dayOf(now), -daysAgo)), ...line, ...told })
      .execute()
    if (confirmed)
      await trx
        .insertInto('hourConfirmation')
        .values({ lineId, party: 'workplace', confirmedBy: idOf(confirmed), role: 'mentor', confirmedAt: at })
        .execute()
  }
}

const exampleAgreement = async (
  trx: Trx,
  { set, agreement }: { set: Example['set']; agreement: ExampleAgreement },
  version: SetVersion['id'],
  idOf: IdOf,
  now: Date,
) => {
  const { employer, provider, differs } = agreement
  const from = addDays(dayOf(now), agreement.begins)
  const employerName = await nameOf(trx, employer)
  const terms: Terms = {
    programme: { id: agreement.programme, title: agreement.title },
    employer: employerName,
    provider: await nameOf(trx, provider),
    workplace: employerName,
    from,
    until: addDays(from, agreement.lasts - 1),
    statute: 'employee',
    alsoSelfEmployed: false,
    contractMinutes: agreement.contract,
    cover: 'adult',
    conditions: set.conditions.map(each =>
      differs && each.id === differs.id
        ? { id: each.id, value: differs.value, motive: differs.why }
        : { ...each, motive: null },
    ),
  }
  const nobody = { organisationId: null, personId: null, name: '', email: null }
  const taking: NewParty[] = [
    { ...nobody, party: 'worker', personId: idOf(agreement.worker) },
    { ...nobody, party: 'employer', organisationId: employer },
    { ...nobody, party: 'workplace', organisationId: employer },
    { ...nobody, party: 'provider', organisationId: provider },
  ]
  const person = { id: idOf(agreement.made), name: '', role: 'employer' as const, second: false }
  const standard = { id: version, number: 1, name: set.name, keeper: await nameOf(trx, set.keeper) }
  const making = { version: standard, madeFor: 'employer' as const, parties: taking, terms }
  const id = await insertAgreement(trx, making, { person, worksFor: null, now })
  const { sha256 } = await trx
    .selectFrom('agreementVersion')
    .select('sha256')
    .where('agreementId', '=', id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('agreementStep')
    .values({ agreementId: id, kind: 'sent', party: 'employer', number: 1, at: now, personId: person.id, detail: '{}' })
    .execute()
  for (const { party, person: signer, role } of agreement.signed) {
    const { name } = await trx
      .selectFrom('person')
      .select('name')
      .where('id', '=', idOf(signer))
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('agreementSignature')
      .values({ agreementId: id, number: 1, sha256, party, personId: idOf(signer), role, name, signedAt: now })
      .execute()
  }
  await tellHours(trx, id, agreement, idOf, now)
}

/** Puts an example set in the house, with an agreement that two of four parties signed and one that runs; once. */
export const loadExampleAgreement = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, async trx => {
    const example = Example.parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
    const known = await trx
      .selectFrom('agreementSet')
      .select('id')
      .where('name', '=', example.set.name)
      .executeTakeFirst()
    if (known) return
    const people = await trx.selectFrom('person').select(['id', 'email']).where('example', '=', true).execute()
    const ids = new Map(people.map(({ id, email }) => [email?.replace('@voorbeeld.be', '') ?? '', id]))
    const taking = example.agreements.flatMap(({ made, worker, signed }) => [
      made,
      worker,
      ...signed.map(({ person }) => person),
    ])
    // Somebody of the examples may have had themselves erased.
    if ([example.set.by, ...taking].some(name => !ids.has(name))) return
    const idOf: IdOf = name => ids.get(name) as Id<'person'>
    const version = await exampleSet(trx, example, idOf, now)
    for (const agreement of example.agreements)
      await exampleAgreement(trx, { set: example.set, agreement }, version, idOf, now)
  })
