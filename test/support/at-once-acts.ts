import fc from 'fast-check'
import { reviewProposal } from '../../src/knowledge/proposals/review-proposal.ts'
import { grantAccess, withdrawAccess } from '../../src/people/access/grant-access.ts'
import { enterCode } from '../../src/people/enter-code.ts'
import {
  answerQuestion,
  eraseOneself,
  findDossier,
  findSession,
  findShown,
  keepDossier,
  noteLook,
  untilKept,
} from '../../src/people/index.ts'
import { nameOneself } from '../../src/people/name-oneself.ts'
import { acceptInvitation } from '../../src/people/organisations/accept-invitation.ts'
import { decideOrganisation } from '../../src/people/organisations/decide-organisation.ts'
import { endMembership, renewMembership } from '../../src/people/organisations/end-membership.ts'
import { withdrawInvitation } from '../../src/people/organisations/open-invitations.ts'
import { registerOrganisation } from '../../src/people/organisations/register-organisation.ts'
import { signOut } from '../../src/people/sign-in.ts'
import type { Db } from '../../src/platform/connection.ts'
import { type Day, readDay } from '../../src/platform/day.ts'
import type { Actor, EventKind } from '../../src/platform/record.ts'
import { translators } from '../../src/platform/words.ts'
import { type Name, roleOf, type World } from './at-once-world.ts'

/** What somebody does in a world. Gives the event that must tell of it; null when it was refused or was no news. */
export interface Act {
  says: string
  run: (db: Db, world: World, now: Date) => Promise<EventKind | null>
}

const sends = { mail: false, sms: false, origin: 'http://localhost', t: translators.nl }
const by = (world: World, name: Name) => ({ person: world.people[name], role: roleOf(name) }) satisfies Actor

/** Somebody who showed a second thing of theirs. */
const present = (world: World, name: Name) => ({ id: world.people[name], second: true })

const decide = (name: 'boss' | 'second', decision: 'validated' | 'refused' | 'withdrawn'): Act => ({
  says: `${name} decides: ${decision}`,
  run: async (db, world, now) => {
    const who = { id: world.people[name], second: true, administrator: true }
    const ask = { decision, reason: 'Daarom.' }
    const outcome = await decideOrganisation(db, world.organisation, ask, who, by(world, name), sends, now)
    return outcome.ok ? `organisation.${outcome.value}` : null
  },
})

const review = (name: 'boss' | 'second', decision: 'published' | 'sent-back' | 'withdrawn'): Act => ({
  says: `${name} reviews: ${decision}`,
  run: async (db, world, now) => {
    const outcome = await reviewProposal(db, world.proposal, { decision, reason: 'Zo.' }, by(world, name), now)
    return outcome.ok ? `practice.${outcome.value}` : null
  },
})

const takeUp = (name: Name, which: 'mentor' | 'manager'): Act => ({
  says: `${name} takes up the invitation for a ${which}`,
  run: async (db, world, now) => {
    const { code } = world.invitations[which]
    return (await acceptInvitation(db, { code }, world.people[name], by(world, name), now)).ok
      ? 'membership.began'
      : null
  },
})

const withdraw = (name: 'manager' | 'other', which: 'mentor' | 'manager'): Act => ({
  says: `${name} withdraws the invitation for a ${which}`,
  run: async (db, world, now) => {
    const { id } = world.invitations[which]
    const who = by(world, name)
    const outcome = await withdrawInvitation(db, world.organisation, id, present(world, name), who, now)
    return outcome.ok ? 'invitation.withdrawn' : null
  },
})

const members = ['manager', 'other', 'mentor'] as const
type Member = (typeof members)[number]

const end = (name: Member, whose: Member): Act => ({
  says: `${name} ends the role of ${whose}`,
  run: async (db, world, now) => {
    const who = by(world, name)
    const outcome = await endMembership(db, world.memberships[whose].id, present(world, name), who, now)
    return outcome.ok ? 'membership.ended' : null
  },
})

const renew = (name: 'manager' | 'other', whose: Member, untilDay: Day | null): Act => ({
  says: `${name} renews the role of ${whose} until ${untilDay}`,
  run: async (db, world, now) => {
    const who = by(world, name)
    const outcome = await renewMembership(db, world.memberships[whose].id, untilDay, present(world, name), who, now)
    return outcome.ok ? 'membership.renewed' : null
  },
})

const erase = (name: Name): Act => ({
  says: `${name} has everything erased`,
  run: async (db, world, now) => {
    await eraseOneself(db, { id: world.people[name], role: roleOf(name) }, now)
    return 'person.erased'
  },
})

const rename = (name: Name): Act => ({
  says: `${name} says their name`,
  run: async (db, world, now) => {
    const outcome = await nameOneself(db, { id: world.people[name], role: roleOf(name) }, 'Nieuwe naam', now)
    return outcome.ok ? 'person.named' : null
  },
})

const ownDossier = (db: Db, world: World) =>
  findDossier(db, { session: world.signedIn, person: world.people.worker }, world.kept)

const letIn: Act = {
  says: 'worker lets the guest in',
  run: async (db, world, now) => {
    const dossier = await ownDossier(db, world)
    const ask = { address: `${world.people.guest}@voorbeeld.be`, parts: ['time'], purpose: 'work', days: 30 }
    const outcome = dossier && (await grantAccess(db, dossier, ask, by(world, 'worker'), sends, now))
    return outcome?.ok ? 'access.granted' : null
  },
}

/** What says nothing of how it went: the tables are asked afterwards. */
const quiet = (says: string, run: (db: Db, world: World, now: Date) => Promise<unknown>): Act => ({
  says,
  run: async (db, world, now) => {
    await run(db, world, now)
    return null
  },
})

const shutOut = quiet('worker shuts the guest out', async (db, world, now) => {
  const dossier = await ownDossier(db, world)
  if (dossier) await withdrawAccess(db, dossier, world.access, by(world, 'worker'), now)
})

const look = quiet('guest looks', async (db, world, now) => {
  const found = await findShown(db, { person: world.people.guest, worksFor: null }, world.access, now)
  if (found)
    await noteLook(db, world.kept, found.shown, { session: null, person: world.people.guest }, by(world, 'guest'), now)
})

const keep = quiet('worker keeps what the browser filled in', async (db, world, now) => {
  const dossier = await findDossier(db, { session: world.visit, person: null }, world.loose)
  if (dossier) await keepDossier(db, dossier, by(world, 'worker'), now)
})

const leave = quiet('worker signs out', async (db, world, now) => {
  const session = await findSession(db, world.signedIn, now)
  if (session) await signOut(db, session, now)
})

const answer: Act = {
  says: 'worker answers how much time there is',
  run: (db, world, now) =>
    untilKept(async () => {
      const dossier = await ownDossier(db, world)
      if (!dossier) return null
      const minutes = (dossier.portrait.time?.minutesFreePerWeek ?? 0) + 1
      const answered = { minutesFreePerWeek: minutes, forms: [] }
      await answerQuestion(db, dossier, 'time', answered, by(world, 'worker'), now)
      return 'dossier.answered'
    }),
}

const enter: Act = {
  says: 'the browser enters the code',
  run: async (db, world, now) => {
    const before = await findSession(db, world.visit, now)
    return before && (await enterCode(db, before, world.code, 'nl', now)).ok ? 'session.began' : null
  },
}

const register = (name: Name): Act => ({
  says: `${name} registers the same employer`,
  run: async (db, world, now) => {
    const ask = { kind: 'employer', name: 'Dezelfde', number: world.freeNumber }
    const outcome = await registerOrganisation(db, ask, world.people[name], by(world, name), now)
    return outcome.ok ? 'organisation.registered' : null
  },
})

const both = ['boss', 'second'] as const
const managers = ['manager', 'other'] as const
const kinds = ['mentor', 'manager'] as const
const june = readDay('2027-06-30')

const inOrganisation = [
  ...both.flatMap(name => (['validated', 'refused', 'withdrawn'] as const).map(each => decide(name, each))),
  ...(['stranger', 'guest', 'mentor', 'manager'] as const).flatMap(name => kinds.map(each => takeUp(name, each))),
  ...managers.flatMap(name => kinds.map(each => withdraw(name, each))),
  ...members.flatMap(name => members.map(whose => end(name, whose))),
  ...managers.flatMap(name => members.flatMap(whose => [renew(name, whose, null), renew(name, whose, june)])),
]
const leaving = [end('manager', 'manager'), end('other', 'other'), end('manager', 'other'), end('other', 'manager')]
const reviewing = both.flatMap(name =>
  (['published', 'sent-back', 'withdrawn'] as const).map(each => review(name, each)),
)
const withDossier = [letIn, shutOut, look, keep, leave, answer, enter]
const erasing = [...members, 'worker' as const, 'guest' as const, 'stranger' as const].flatMap(name => [
  erase(name),
  rename(name),
])
const registering = (['stranger', 'guest'] as const).map(register)

/** Tells itself by what it is when the property fails. */
const readable = (act: Act): Act => Object.assign(act, { [fc.toStringMethod]: () => act.says })
const some = (...acts: Act[][]) =>
  fc.array(fc.constantFrom(...acts.flat().map(readable)), { minLength: 2, maxLength: 8 })

/** Two to eight acts to do at once, mostly of one kind, so that they meet. */
export const actsAtOnce: fc.Arbitrary<Act[]> = fc.oneof(
  some(inOrganisation),
  some(leaving),
  some(reviewing, registering),
  some(withDossier),
  some(inOrganisation, erasing),
  some(withDossier, registering, erasing),
  some(inOrganisation, leaving, reviewing, withDossier, registering, erasing),
)
