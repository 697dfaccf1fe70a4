import type { Translate } from '../../platform/words.ts'
import type { State } from './trial.ts'

const phases = ['name', 'map', 'judge', 'certify'] as const

/** In which of the four steps of the field a trial is: name, map, judge, certify. */
const phaseOf: Record<State, number> = {
  asked: 0,
  talked: 1,
  'to-agree': 1,
  ready: 2,
  'to-decide': 2,
  'to-confirm': 2,
  appealed: 2,
  decided: 3,
  heard: 3,
  withdrawn: -1,
}

/** The four steps; the one that it is at stands out. */
export const Stepper = ({ state, t }: { state: State | null; t: Translate }) => (
  <ol class="stepper">
    {phases.map((phase, at) => (
      <li aria-current={state !== null && phaseOf[state] === at ? 'step' : undefined}>
        <strong>{t(`recognition.trial.phase.${phase}`)}</strong>
        <span>{t(`recognition.trial.phase.${phase}.text`)}</span>
      </li>
    ))}
  </ol>
)
