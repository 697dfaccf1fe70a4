import type { ProgrammeId, ProviderId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Role } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'

export const procedureWays = ['evc-higher-education', 'quickscan', 'internship', 'workplace'] as const
export type ProcedureWay = (typeof procedureWays)[number]

export const parts = ['guide', 'juror', 'assessor', 'mentor'] as const
/** As what somebody takes part by name. */
export type Part = (typeof parts)[number]

/** Something that happened, by kind; `Steps` says what each kind carries. */
export type StepOf<Steps> = {
  [Kind in keyof Steps & string]: {
    kind: Kind
    at: Date
    personId: Id<'person'>
    role: Role
    detail: Steps[Kind]
  }
}[keyof Steps & string]

/** A procedure of one way: what it is judged by, who takes part, and what happened, oldest first. */
export interface Procedure<Frame, Steps> {
  id: Id<'procedure'>
  way: ProcedureWay
  personId: Id<'person'>
  ownerName: string
  provider: ProviderId
  programme: ProgrammeId
  frame: Frame
  begunBy: Id<'person'>
  begunAt: Date
  named: { personId: Id<'person'>; name: string; part: Part; since: Date }[]
  steps: StepOf<Steps>[]
}

/** Who may take a step: its owner, who was named for a part, who works for the provider in one of some roles, or one person. */
export type Party = { owner: true } | { part: Part } | { roles: readonly Role[] } | { person: Id<'person'> }

export interface Turn {
  /** Who must act. */
  party: Party
  /** What they must do: a word for the desk. */
  what: Word
  since: Date
  until: Day | null
}

/** How one way goes: from which state which step is possible, and by whom. What is not in the table is not possible. */
export interface Machine<Frame, Steps, State extends string> {
  way: ProcedureWay
  stateOf: (procedure: Procedure<Frame, Steps>) => State
  stepsFrom: Record<State, Partial<Record<keyof Steps & string, Party>>>
  /** What a step asks besides who and where; null: nothing stands in its way. */
  besides?: (kind: keyof Steps & string, procedure: Procedure<Frame, Steps>, who: Stepper, now: Date) => Word | null
  /** Everybody whose turn it is now; empty: nobody's. */
  turnsOf: (procedure: Procedure<Frame, Steps>) => Turn[]
}

/** Who wants to take a step, and as what they work for the provider now (null: they do not). */
export interface Stepper {
  person: Id<'person'>
  role: Role | null
}

/** Whether somebody is a party. Nobody judges themselves: the owner is no other party, whatever their role. */
export const isParty = <Frame, Steps>(
  party: Party,
  procedure: Procedure<Frame, Steps>,
  { person, role }: Stepper,
): boolean => {
  if ('owner' in party) return person === procedure.personId
  if (person === procedure.personId) return false
  if ('person' in party) return person === party.person
  if ('part' in party) return procedure.named.some(each => each.personId === person && each.part === party.part)
  return role !== null && party.roles.includes(role)
}

/** Whether it waits for who is named for a part, and nobody is: who was left, or nobody was found yet. */
export const isUnled = (party: Party, { named }: Pick<Procedure<unknown, unknown>, 'named'>): boolean =>
  'part' in party && !named.some(({ part }) => part === party.part)

/** Whether this person may take this step now; the buttons of the page and the verbs ask the same. */
export const mayTake = <Frame, Steps, State extends string>(
  machine: Machine<Frame, Steps, State>,
  kind: keyof Steps & string,
  procedure: Procedure<Frame, Steps>,
  who: Stepper,
  now: Date,
): Outcome<Party, Word> => {
  const party = machine.stepsFrom[machine.stateOf(procedure)][kind]
  if (!party) return refuse('recognition.request.not-now')
  if (!isParty(party, procedure, who)) return refuse('recognition.request.not-you')
  const refusal = machine.besides?.(kind, procedure, who, now)
  return refusal ? refuse(refusal) : accept(party)
}

/** The newest step of a kind. */
export const lastStep = <Steps, Kind extends keyof Steps & string>(
  { steps }: { steps: StepOf<Steps>[] },
  kind: Kind,
): Extract<StepOf<Steps>, { kind: Kind }> | null =>
  (steps.findLast(step => step.kind === kind) as Extract<StepOf<Steps>, { kind: Kind }> | undefined) ?? null
