import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Role } from '../../platform/record.ts'
import type { Party, SetBody, SetVersion } from './set.ts'
import type { Terms } from './terms.ts'

/** Who speaks for an organisation that takes part. */
export const speaks: Record<'employer' | 'provider' | 'workplace', readonly Role[]> = {
  employer: ['manager', 'employer'],
  provider: ['manager', 'coordinator'],
  workplace: ['manager', 'employer', 'team-leader', 'mentor'],
}

/** Who looks: a person, and what they work for now. */
export interface AgreementViewer {
  person: Id<'person'> | null
  organisation: Id<'organisation'> | null
  role: Role | null
}

export interface PartyIn {
  id: Id<'agreement-party'>
  party: Party
  organisationId: Id<'organisation'> | null
  /** Of the organisation; null where a person takes part. */
  organisation: string | null
  personId: Id<'person'> | null
  /** Of the person, or as they were called by who invited them. */
  name: string
  email: string | null
}

export interface Version {
  number: number
  terms: Terms
  text: string
  sha256: string
  words: string
  writtenAt: Date
}

export interface Signature {
  number: number
  sha256: string
  party: Party
  personId: Id<'person'>
  name: string
  role: Role
  signedAt: Date
}

/** What each kind of step carries. */
export interface StepDetails {
  sent: Record<string, never>
  asked: { words: string }
  answered: { words: string }
  proposed: { condition: string; value: string; words: string }
  declined: { words: string }
  refused: { words: string }
  withdrawn: Record<string, never>
  ended: { why: EndReason; day: Day; words: string }
  'let-end': Record<string, never>
}
export type StepKind = keyof StepDetails

export const endReasons = ['worker-leaves', 'employer-ends', 'training-stops', 'together'] as const
export type EndReason = (typeof endReasons)[number]

export type Step = {
  [Kind in StepKind]: {
    id: number
    kind: Kind
    party: Party
    number: number
    at: Date
    personId: Id<'person'>
    name: string
    detail: StepDetails[Kind]
  }
}[StepKind]

export interface Agreement {
  id: Id<'agreement'>
  madeFor: Party
  madeAt: Date
  set: { id: SetVersion['setId']; version: number; name: string; keeper: string; body: SetBody }
  parties: PartyIn[]
  /** Oldest first; there is always one. */
  versions: Version[]
  signatures: Signature[]
  steps: Step[]
  /** The agreement that it follows on, and the one that follows on it. */
  renews: Id<'agreement'> | null
  renewedBy: Id<'agreement'> | null
}

export const newestOf = ({ versions }: Pick<Agreement, 'versions'>): Version => {
  const newest = versions.at(-1)
  if (!newest) throw new Error('an agreement has a text')
  return newest
}

export const lastStep = <Kind extends StepKind>(
  { steps }: Pick<Agreement, 'steps'>,
  kind: Kind,
): Extract<Step, { kind: Kind }> | undefined =>
  steps.findLast((step): step is Extract<Step, { kind: Kind }> => step.kind === kind)

/** Who has not signed a text yet. */
export const unsigned = ({ parties, signatures }: Agreement, number: number): PartyIn[] =>
  parties.filter(({ party }) => !signatures.some(each => each.number === number && each.party === party))

/** The newest text that everybody signed: it holds, also while a newer one still waits for signatures. */
export const agreedOf = (agreement: Agreement): Version | null =>
  agreement.versions.findLast(({ number }) => unsigned(agreement, number).length === 0) ?? null

/** Who refused to sign the newest text. */
export const refusalOf = (agreement: Agreement) =>
  agreement.steps.findLast(
    (step): step is Extract<Step, { kind: 'refused' }> =>
      step.kind === 'refused' && step.number === newestOf(agreement).number,
  )

export const states = [
  'draft',
  'signing',
  'refused',
  'agreed',
  'running',
  'over',
  'ended',
  'lapsed',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** Where an agreement stands on a day. */
export const stateOf = (agreement: Agreement, today: Day): State => {
  if (lastStep(agreement, 'withdrawn')) return 'withdrawn'
  const agreed = agreedOf(agreement)
  if (agreed) {
    const ended = lastStep(agreement, 'ended')
    if (ended && ended.detail.day < today) return 'ended'
    if (agreed.terms.until < today) return 'over'
    return agreed.terms.from <= today ? 'running' : 'agreed'
  }
  if (!lastStep(agreement, 'sent')) return 'draft'
  if (newestOf(agreement).terms.until < today) return 'lapsed'
  return refusalOf(agreement) ? 'refused' : 'signing'
}

/** Its last day: as agreed, or as it was ended. */
export const lastDayOf = (agreement: Agreement): Day => {
  const until = (agreedOf(agreement) ?? newestOf(agreement)).terms.until
  const ended = lastStep(agreement, 'ended')?.detail.day
  return ended && ended < until ? ended : until
}

const isSpeaker = ({ party, organisationId }: PartyIn, { organisation, role }: AgreementViewer): boolean =>
  organisationId !== null &&
  organisationId === organisation &&
  role !== null &&
  (party === 'employer' || party === 'provider' || party === 'workplace') &&
  speaks[party].includes(role)

/** As which parties somebody takes part: as the person whom it is about, or for the organisation for which they work now. */
export const partiesOf = ({ parties }: Pick<Agreement, 'parties'>, viewer: AgreementViewer): PartyIn[] => {
  const own = parties.filter(({ personId }) => personId !== null && personId === viewer.person)
  // Who is named themselves speaks for nobody else.
  return own.length > 0 ? own : parties.filter(each => isSpeaker(each, viewer))
}

/** Whether a text may still be signed, changed and talked about. */
export const isOpen = (agreement: Agreement, today: Day): boolean =>
  ['signing', 'refused', 'agreed', 'running'].includes(stateOf(agreement, today)) &&
  !lastStep(agreement, 'ended') &&
  newestOf(agreement).terms.until >= today

export type NotSigned =
  | 'planning.agreement.not-for-you'
  | 'planning.agreement.changed'
  | 'planning.agreement.not-open'
  | 'planning.agreement.signed-already'
  | 'planning.agreement.one-party'

/**
 * Whether somebody may sign for a party, now: who that party is, the text that they read, and nobody twice. A person who
 * signed for one party before never signs for another.
 */
export const maySign = (
  agreement: Agreement,
  viewer: AgreementViewer,
  { party, number, sha256 }: { party: string; number: number; sha256: string },
  today: Day,
): Outcome<PartyIn, NotSigned> => {
  const own = partiesOf(agreement, viewer).find(each => each.party === party)
  if (!own) return refuse('planning.agreement.not-for-you')
  const newest = newestOf(agreement)
  if (!isOpen(agreement, today)) return refuse('planning.agreement.not-open')
  if (newest.number !== number || newest.sha256 !== sha256) return refuse('planning.agreement.changed')
  if (agreement.signatures.some(each => each.personId === viewer.person && each.party !== party))
    return refuse('planning.agreement.one-party')
  if (agreement.signatures.some(each => each.number === number && each.party === party))
    return refuse('planning.agreement.signed-already')
  return accept(own)
}

/** The parties for which somebody can sign the newest text now. */
export const toSign = (agreement: Agreement, viewer: AgreementViewer, today: Day): PartyIn[] => {
  const { number, sha256 } = newestOf(agreement)
  return partiesOf(agreement, viewer).filter(
    ({ party }) => maySign(agreement, viewer, { party, number, sha256 }, today).ok,
  )
}

/** Who writes the next text: whoever made the agreement, or the employer. */
export const mayWrite = (agreement: Agreement, viewer: AgreementViewer, today: Day): boolean =>
  (isOpen(agreement, today) || stateOf(agreement, today) === 'draft') &&
  partiesOf(agreement, viewer).some(({ party }) => party === agreement.madeFor || party === 'employer')

/** Questions and proposals on the newest text that nobody answered yet. */
export const unanswered = (agreement: Agreement): Step[] => {
  const { number } = newestOf(agreement)
  return agreement.steps.filter(
    (step, at) =>
      step.number === number &&
      (step.kind === 'asked' || step.kind === 'proposed') &&
      !agreement.steps.some(
        (later, place) =>
          place > at && later.kind === (step.kind === 'asked' ? 'answered' : 'declined') && later.number === number,
      ),
  )
}
