import { codeFingerprint } from '../../src/people/organisations/invite.ts'
import type { MemberRole, Standing } from '../../src/people/organisations/organisation.ts'
import type { PersonRole } from '../../src/people/person.ts'
import type { WayIn } from '../../src/people/session.store.ts'
import { newCode } from '../../src/people/sign-in-code.ts'
import type { Db } from '../../src/platform/connection.ts'
import { dayOf } from '../../src/platform/day.ts'
import { fingerprint, type Id, newId, newSecret } from '../../src/platform/ids.ts'

const hourInMs = 3_600_000

export const names = ['boss', 'second', 'manager', 'other', 'mentor', 'worker', 'guest', 'stranger'] as const
export type Name = (typeof names)[number]
export const roleOf = (name: Name): PersonRole => (name === 'boss' || name === 'second' ? 'administrator' : 'worker')

let lastNumber = 1_000_000
/** An enterprise number that nobody has. */
const newNumber = (): string => {
  lastNumber += 1
  return String(lastNumber).padStart(8, '0') + String(97 - (lastNumber % 97)).padStart(2, '0')
}

const insertPeople = async (db: Db): Promise<Record<Name, Id<'person'>>> => {
  const id = () => newId<'person'>()
  const people: Record<Name, Id<'person'>> = {
    boss: id(),
    second: id(),
    manager: id(),
    other: id(),
    mentor: id(),
    worker: id(),
    guest: id(),
    stranger: id(),
  }
  const rows = names.map(name => ({
    id: people[name],
    name,
    email: `${people[name]}@voorbeeld.be`,
    role: roleOf(name),
    storyNl: '',
    storyEn: '',
    example: false,
  }))
  await db.insertInto('person').values(rows).execute()
  return people
}

/** An employer with two managers and a mentor, two codes to come in, and a practice that it proposes. */
const insertOrganisation = async (db: Db, people: Record<Name, Id<'person'>>, standing: Standing, now: Date) => {
  const id = newId<'organisation'>()
  await db
    .insertInto('organisation')
    .values({
      id,
      kind: 'employer',
      name: 'Houtwerf',
      number: newNumber(),
      registeredAt: now,
      registeredBy: people.manager,
    })
    .execute()
  if (standing !== 'waiting')
    await db
      .insertInto('organisationDecision')
      .values({ organisationId: id, decision: standing, reason: 'Zo.', at: now, personId: people.second })
      .execute()
  const held = (name: 'manager' | 'other' | 'mentor') => ({
    id: newId<'membership'>(),
    organisationId: id,
    personId: people[name],
    role: name === 'mentor' ? ('mentor' as const) : ('manager' as const),
    fromDay: dayOf(now),
    untilDay: null,
    endedAt: null,
  })
  const memberships = { manager: held('manager'), other: held('other'), mentor: held('mentor') }
  await db.insertInto('membership').values(Object.values(memberships)).execute()
  const open = { usedAt: null, usedBy: null, withdrawnAt: null, untilDay: null, email: null }
  const invitation = (role: MemberRole) => ({ id: newId<'invitation'>(), code: newSecret(), role })
  const invitations = { mentor: invitation('mentor'), manager: invitation('manager') }
  const rows = Object.values(invitations).map(({ code, ...row }) => ({
    ...row,
    ...open,
    organisationId: id,
    fingerprint: codeFingerprint(code),
    madeAt: now,
    expiresAt: new Date(now.getTime() + hourInMs),
  }))
  await db.insertInto('invitation').values(rows).execute()
  const proposal = newId<'proposal'>()
  await db
    .insertInto('practiceProposal')
    .values({
      id: proposal,
      organisationId: id,
      proposedBy: people.mentor,
      proposedAt: now,
      language: 'nl',
      content: '{}',
    })
    .execute()
  return { organisation: id, standing, memberships, invitations, proposal }
}

/** A worker with a dossier that a guest may see, a browser with one to keep, and one where a code was asked for. */
const insertDossiers = async (db: Db, people: Record<Name, Id<'person'>>, now: Date) => {
  const [kept, loose] = [newId<'dossier'>(), newId<'dossier'>()]
  const mine = { id: kept, personId: people.worker, startedAt: now, keptAt: now }
  await db
    .insertInto('dossier')
    .values([mine, { id: loose, personId: null, startedAt: now, keptAt: null }])
    .execute()
  const browser = (way: WayIn, personId: Id<'person'> | null, dossierId: Id<'dossier'> | null) => ({
    fingerprint: fingerprint(newSecret()),
    way,
    personId,
    dossierId,
    beganAt: now,
    expiresAt: new Date(now.getTime() + hourInMs),
    endedAt: null,
  })
  const sessions = { visit: browser('visit', null, loose), signedIn: browser('code', people.worker, kept) }
  await db.insertInto('session').values(Object.values(sessions)).execute()
  const access = newId<'access'>()
  const whom = {
    toEmail: `${people.guest}@voorbeeld.be`,
    organisationId: null,
    roles: [],
    personId: null,
    restsOn: null,
  }
  const until = new Date(now.getTime() + hourInMs)
  const granted = { purpose: 'guidance' as const, grantedAt: now, until, withdrawnAt: null }
  await db
    .insertInto('access')
    .values({ id: access, dossierId: kept, ground: 'consent', ...whom, parts: ['time'], ...granted })
    .execute()
  const codeId = newId<'sign-in-code'>()
  const { code, codeFingerprint } = newCode(codeId)
  await db
    .insertInto('signInCode')
    .values({
      id: codeId,
      email: `${people.worker}@voorbeeld.be`,
      session: sessions.visit.fingerprint,
      codeFingerprint,
      linkFingerprint: fingerprint(newSecret()),
      madeAt: now,
      expiresAt: until,
      tries: 0,
      usedAt: null,
    })
    .execute()
  return { kept, loose, access, code, visit: sessions.visit.fingerprint, signedIn: sessions.signedIn.fingerprint }
}

/** A small world of its own, put straight into the tables: no event tells of it, so every event is of what follows. */
export const newWorld = async (db: Db, standing: Standing, now: Date) => {
  const people = await insertPeople(db)
  const organisation = await insertOrganisation(db, people, standing, now)
  return { people, freeNumber: newNumber(), ...organisation, ...(await insertDossiers(db, people, now)) }
}

export type World = Awaited<ReturnType<typeof newWorld>>
