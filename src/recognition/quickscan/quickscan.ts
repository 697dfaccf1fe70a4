import type { Day } from '../../platform/day.ts'
import type { Evidence } from '../evidence/evidence.ts'
import {
  answerBy,
  besidesJudged,
  type JudgedState,
  type JudgedSteps,
  judgedState,
  judgedTurns,
  judges,
  stepsFromJudged,
} from '../procedures/judging.ts'
import { lastStep, type Machine, type Party, type Procedure } from '../procedures/procedure.ts'
import type { Frame } from './frame.ts'
import { type Answer, type Known, type Weighed, weighScan } from './scan.ts'

/** The frame as it was when the quickscan began, which EVC it is there, and what was proven before. */
export type ScanFrame = Frame & { evc: 'EVC-profession' | 'EVC-higher-education'; known: Known[] }

export interface ScanSteps extends JudgedSteps {
  begun: Record<string, never>
  intake: { work: string; years: number; other: string; minutesPerWeek: number }
  answered: Answer
  proof: { outcome: string; evidence: Evidence['id'] }
  'handed-in': Record<string, never>
  talked: { notes: { outcome: string; words: string }[] }
  test: { outcomes: string[]; on: Day; where: string }
  tested: { results: { outcome: string; passed: boolean }[]; words: string }
}

export type ScanState = 'intake' | 'scan' | 'assess' | 'test' | JudgedState
export type Scan = Procedure<ScanFrame, ScanSteps>

const owner: Party = { owner: true }
const judge: Party = { roles: judges.quickscan }

const stateOf = (scan: Scan): ScanState => {
  const ended = judgedState(scan)
  if (ended) return ended
  const newest = scan.steps.findLast(({ kind }) => ['intake', 'handed-in', 'test', 'tested'].includes(kind))
  switch (newest?.kind) {
    case 'test':
      return 'test'
    case 'handed-in':
    case 'tested':
      return 'assess'
    case 'intake':
      return 'scan'
    default:
      return 'intake'
  }
}

/** How a quickscan goes. */
export const quickscan: Machine<ScanFrame, ScanSteps, ScanState> = {
  way: 'quickscan',
  stateOf,
  stepsFrom: {
    intake: { intake: owner, withdrawn: owner },
    scan: { intake: owner, answered: owner, proof: owner, 'handed-in': owner, withdrawn: owner },
    assess: { proof: owner, talked: judge, test: judge, decided: judge, withdrawn: owner },
    test: { proof: owner, tested: judge, withdrawn: owner },
    ...stepsFromJudged,
  },
  besides: besidesJudged,
  turnsOf: scan => {
    const since = scan.steps.at(-1)?.at ?? scan.begunAt
    const handedIn = lastStep(scan, 'handed-in')?.at ?? since
    switch (stateOf(scan)) {
      case 'intake':
      case 'scan':
        return [{ party: owner, what: 'recognition.quickscan.waits.go-on', since, until: null }]
      case 'assess':
        return [
          {
            party: judge,
            what: 'recognition.quickscan.waits.assess',
            since: handedIn,
            until: answerBy(scan, handedIn),
          },
        ]
      case 'test':
        return [
          { party: judge, what: 'recognition.waits.tester', since, until: lastStep(scan, 'test')?.detail.on ?? null },
        ]
      default:
        return judgedTurns(scan)
    }
  },
}

/** What each learning outcome asks next, as it stands now. `live`: evidence that is still there. */
export const weighed = ({ frame, steps }: Scan, live: ReadonlySet<string>): Weighed[] =>
  weighScan(
    frame,
    {
      answers: steps.flatMap(step => (step.kind === 'answered' ? [step.detail] : [])),
      proofs: steps.flatMap(step => (step.kind === 'proof' ? [step.detail] : [])),
    },
    frame.known,
    live,
  )
