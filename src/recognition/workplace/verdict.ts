import type { Catalogue, Programme, Qualification, QualificationId, Stop } from '../../catalogue/index.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Frame, type Judged, judgedIn } from './frame.ts'
import { criteriaOut } from './plan.ts'
import { type Observation, type Seen, seenOf } from './taps.ts'
import { planOf, type Trial, type Verdict, weighingsOf } from './trial.ts'

/** What follows for a competence from what was seen. `out`: a criterion could not be shown there, so it is not judged. */
export interface Proposal {
  judged: Judged
  seen: Seen[]
  finds: 'proven' | 'not-proven' | 'out'
}

const findingOf = (frame: Frame, judged: Judged, seen: Seen[], out: ReadonlySet<string>): Proposal['finds'] => {
  if (judged.criteria.some(({ id }) => out.has(id))) return 'out'
  const helped = seen.filter(each => each === 'with-help').length
  const alone = seen.filter(each => each === 'alone').length
  return alone + helped === seen.length && helped <= frame.withHelp ? 'proven' : 'not-proven'
}

/** What the rule of the frame makes of what was seen, by competence. */
export const proposalsOf = (trial: Trial, observations: readonly Observation[]): Proposal[] => {
  const plan = planOf(trial)
  const out = plan ? criteriaOut(trial.frame, plan, weighingsOf(trial)) : new Set<string>()
  return judgedIn(trial.frame).map(judged => {
    const seen = judged.criteria.map(({ id }) => seenOf(id, observations))
    return { judged, seen, finds: findingOf(trial.frame, judged, seen, out) }
  })
}

export type NoVerdict =
  | 'recognition.trial.verdict.missing'
  | 'recognition.trial.verdict.out'
  | 'recognition.trial.verdict.why'

/** One verdict for each competence; nothing that could not be shown is proven; who departs from the rule says why. */
export const checkVerdicts = (verdicts: Verdict[], proposals: Proposal[]): Outcome<Verdict[], NoVerdict> => {
  if (verdicts.length !== proposals.length) return refuse('recognition.trial.verdict.missing')
  for (const { judged, finds } of proposals) {
    const verdict = verdicts.find(({ competence }) => competence === judged.id)
    if (!verdict) return refuse('recognition.trial.verdict.missing')
    if (verdict.proven && finds === 'out') return refuse('recognition.trial.verdict.out')
    if (verdict.proven !== (finds === 'proven') && verdict.words === '') return refuse('recognition.trial.verdict.why')
  }
  return accept(verdicts)
}

/** Competences that this trial found proven, once the decision counts; null: it does not yet. */
export const provenBy = (trial: Pick<Trial, 'steps' | 'frame'>): string[] | null => {
  const { steps } = trial
  const at = steps.findLastIndex(({ kind }) => kind === (trial.frame.policy.secondReader ? 'confirmed' : 'decided'))
  if (at < 0) return null
  return steps.flatMap(step => {
    if (step.kind === 'heard') return step.detail.proven
    const counts =
      step.kind === 'decided' && !steps.slice(steps.indexOf(step) + 1).some(({ kind }) => kind === 'decided')
    return counts ? step.detail.verdicts.filter(({ proven }) => proven).map(({ competence }) => competence) : []
  })
}

/** What proven competences are worth together. */
export interface Worth {
  whole: boolean
  /** Partial qualifications of which every competence is proven. */
  partials: Qualification[]
  /** Proven competences that no partial qualification has. */
  loose: string[]
  /** Where one may stop in the programme of the centre with something of value: everything it proves is proven. */
  stops: Stop[]
}

const isReached = ({ requires }: Stop, { modules }: Catalogue, held: ReadonlySet<string>): boolean => {
  const asked = requires.flatMap(id => modules.get(id)?.proves ?? [])
  return asked.length > 0 && asked.every(id => held.has(id))
}

export const worthOf = (
  qualification: QualificationId,
  held: ReadonlySet<string>,
  programme: Programme | null,
  catalogue: Catalogue,
): Worth => {
  const all = catalogue.qualifications.get(qualification)?.competences ?? []
  const whole = all.length > 0 && all.every(id => held.has(id))
  const partials = [...catalogue.qualifications.values()].filter(
    ({ partOf, competences }) =>
      partOf === qualification && competences.length > 0 && competences.every(id => held.has(id)),
  )
  const inPartials = new Set<string>(partials.flatMap(({ competences }) => competences))
  return {
    whole,
    partials,
    loose: [...held].filter(id => !inPartials.has(id)),
    stops: (programme?.stops ?? []).filter(stop => isReached(stop, catalogue, held)),
  }
}
