import { addDays, type Day, dayOf } from '../../platform/day.ts'
import type { Evidence } from '../evidence/evidence.ts'
import {
  answerBy,
  besidesJudged,
  isHandedIn,
  type JudgedState,
  type JudgedSteps,
  judgedState,
  judgedTurns,
  judges,
  stepsFromJudged,
} from '../procedures/judging.ts'
import { lastStep, type Machine, type Party, type Procedure } from '../procedures/procedure.ts'
import type { Frame } from './frame.ts'

/** How somebody shows one objective: where they stood, what they did, what came of it; perhaps with evidence. */
export interface Told {
  objective: string
  situation: string
  action: string
  result: string
  evidence: Evidence['id'] | null
}

export interface InternshipSteps extends JudgedSteps {
  begun: { years: number; conditions: string[] }
  told: Told
  /** Fingerprint of the code with which the mentor comes in. */
  'mentor-asked': { code: string }
  /** Somebody came in with that code. */
  'mentor-came': { code: string }
  /** Which objectives the mentor saw the person do, and what they add. */
  seen: { objectives: string[]; words: string }
  'handed-in': Record<string, never>
}

export type InternshipState = 'collect' | 'assess' | JudgedState
export type Internship = Procedure<Frame, InternshipSteps>

const owner: Party = { owner: true }
const mentor: Party = { part: 'mentor' }
const judge: Party = { roles: judges.internship }

/** The last day on which it may be handed in. */
const handInUntil = ({ frame, begunAt }: Pick<Internship, 'frame' | 'begunAt'>): Day =>
  addDays(dayOf(begunAt), frame.handInDays)

const stateOf = (internship: Internship): InternshipState =>
  judgedState(internship) ?? (isHandedIn(internship) ? 'assess' : 'collect')

/** Whether a mentor was named who said nothing yet. */
const mentorIsAsked = ({ named, steps }: Internship): boolean =>
  named.some(
    ({ part, personId }) =>
      part === 'mentor' && !steps.some(step => step.kind === 'seen' && step.personId === personId),
  )

/** How an internship portfolio goes. */
export const internshipPortfolio: Machine<Frame, InternshipSteps, InternshipState> = {
  way: 'internship',
  stateOf,
  stepsFrom: {
    collect: { told: owner, 'mentor-asked': owner, seen: mentor, 'handed-in': owner, withdrawn: owner },
    assess: { told: owner, 'mentor-asked': owner, seen: mentor, decided: judge, withdrawn: owner },
    ...stepsFromJudged,
  },
  besides: (kind, internship, who, now) => {
    if ((kind === 'told' || kind === 'handed-in') && dayOf(now) > handInUntil(internship))
      return 'recognition.internship.too-late'
    const isMentor = internship.named.some(({ part, personId }) => part === 'mentor' && personId === who.person)
    if (isMentor && ['decided', 'confirmed', 'returned', 'heard'].includes(kind))
      return 'recognition.internship.mentor-judges'
    return besidesJudged(kind, internship, who, now)
  },
  turnsOf: internship => {
    const state = stateOf(internship)
    const since = internship.steps.at(-1)?.at ?? internship.begunAt
    const handedIn = lastStep(internship, 'handed-in')?.at ?? since
    const asked =
      (state === 'collect' || state === 'assess') && mentorIsAsked(internship)
        ? [{ party: mentor, what: 'recognition.internship.waits.mentor' as const, since, until: null }]
        : []
    if (state === 'collect')
      return [
        ...asked,
        { party: owner, what: 'recognition.internship.waits.go-on', since, until: handInUntil(internship) },
      ]
    if (state === 'assess')
      return [
        ...asked,
        {
          party: judge,
          what: 'recognition.internship.waits.assess',
          since: handedIn,
          until: answerBy(internship, handedIn),
        },
      ]
    return judgedTurns(internship)
  },
}

/** What was told last of each objective; of two the last counts. */
export const toldOf = ({ steps }: Pick<Internship, 'steps'>, objective: string): Told | null =>
  steps.flatMap(step => (step.kind === 'told' ? [step.detail] : [])).findLast(told => told.objective === objective) ??
  null

/** Who on the work floor saw the person do this, and what they added. */
export const seenBy = ({ steps, named }: Pick<Internship, 'steps' | 'named'>, objective: string) =>
  named
    .filter(({ part }) => part === 'mentor')
    .flatMap(({ personId, name }) => {
      const said = steps.findLast(step => step.kind === 'seen' && step.personId === personId)
      return said?.kind === 'seen' && said.detail.objectives.includes(objective) ? [{ name }] : []
    })
