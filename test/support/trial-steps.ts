import type { ProgrammeId, ProviderId } from '../../src/catalogue/index.ts'
import type { Day } from '../../src/platform/day.ts'
import { type Id, newId } from '../../src/platform/ids.ts'
import { type Frame, frames, judgedIn } from '../../src/recognition/workplace/frame.ts'
import type { Plan } from '../../src/recognition/workplace/plan.ts'
import type { State, StepKind, Steps, Trial } from '../../src/recognition/workplace/trial.ts'

export const [frame] = frames as [Frame]
const strict: Frame = { ...frame, policy: { ...frame.policy, secondReader: true } }
export const now = new Date('2026-11-25T10:00:00Z')
export const people = ['owner', 'mentor', 'assessor', 'reader', 'aside', 'stranger'] as const
export const idOf = Object.fromEntries(people.map(name => [name, newId<'person'>()])) as Record<
  (typeof people)[number],
  Id<'person'>
>

export const plan: Plan = {
  where: 'employer',
  organisation: 'Meubelfabriek',
  address: 'Bornem',
  contact: '',
  day: '2026-12-01' as Day,
  hour: '08:30',
  safety: '',
  means: frame.means.map(({ id }) => ({ id, there: true, equivalent: '', why: '' })),
}
const verdicts = judgedIn(frame).map(({ id }) => ({ competence: id, proven: true, words: 'Gezien.' }))

export const details: Steps = {
  asked: { words: '' },
  talked: { words: 'x' },
  planned: plan,
  weighed: { mean: 'zaag', agreed: true, words: '' },
  'mentor-link': { fingerprint: 'x' },
  'mentor-agreed': {},
  agreed: {},
  'stood-aside': { words: 'x' },
  observed: {},
  decided: { verdicts },
  confirmed: {},
  returned: { words: 'x' },
  appealed: { words: 'x' },
  heard: { proven: [], words: 'x' },
  withdrawn: {},
}

const byWhom: Partial<Record<StepKind, (typeof people)[number]>> = {
  'stood-aside': 'aside',
  confirmed: 'reader',
  'mentor-agreed': 'mentor',
}

export const trialAfter = (kinds: StepKind[], over: Partial<Trial> = {}): Trial => ({
  id: newId<'procedure'>(),
  way: 'workplace',
  personId: idOf.owner,
  ownerName: 'Wout',
  provider: 'vb-sector-hout' as ProviderId,
  programme: 'sectorhout-machinaal-houtbewerker' as ProgrammeId,
  frame: strict,
  begunBy: idOf.owner,
  begunAt: now,
  named: [{ personId: idOf.mentor, name: 'Bart', part: 'mentor', since: now }],
  steps: ['asked' as const, 'stood-aside' as const, ...kinds].map(kind => ({
    kind,
    at: now,
    personId: idOf[byWhom[kind] ?? 'assessor'],
    role: 'assessor' as const,
    detail: details[kind] as never,
  })),
  ...over,
})

export const pathTo: Record<State, StepKind[]> = {
  asked: [],
  talked: ['talked'],
  'to-agree': ['talked', 'planned'],
  ready: ['talked', 'planned', 'mentor-agreed', 'agreed'],
  'to-decide': ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed'],
  'to-confirm': ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided'],
  decided: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed'],
  appealed: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed', 'appealed'],
  heard: ['talked', 'planned', 'mentor-agreed', 'agreed', 'observed', 'decided', 'confirmed', 'appealed', 'heard'],
  withdrawn: ['withdrawn'],
}
