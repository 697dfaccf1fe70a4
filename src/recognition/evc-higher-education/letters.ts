import type { Bilingual, Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import { appealUntil, type Evc, judgedOf, outcomeOf, roundOf } from './evc.ts'
import type { Competence } from './frame.ts'

const lastLevels = ({ steps }: Evc) => {
  const joint = steps.findLast(({ kind }) => kind === 'joint')
  return joint?.kind === 'joint' ? joint.detail.levels : {}
}

/** What the jury found, criterion by criterion, and what one can do about it. */
export const juryReport =
  (evc: Evc, title: Bilingual | string) =>
  (t: Translate): LetterText => {
    const levels = lastLevels(evc)
    const outcome = outcomeOf(evc)
    return {
      title: t('recognition.evc-he.letter.report.title', { programme: title }),
      opening: [t('recognition.evc-he.letter.report.opening', { count: evc.frame.jurors })],
      sections: judgedOf(evc).map(competence => ({
        title: competence.title[t.language],
        lines: [
          t(
            outcome.some(each => each.competence === competence && each.shown)
              ? 'recognition.evc-he.outcome.shown'
              : 'recognition.evc-he.outcome.not-shown',
          ),
        ],
        head: [
          t('recognition.evc-he.letter.head.criterion'),
          t('recognition.evc-he.letter.head.level'),
          t('recognition.evc-he.letter.head.why'),
        ],
        rows: competence.criteria.map(({ id, title: criterion, levels: words }) => {
          const found = levels[id] ?? { level: 'none' as const, why: '' }
          const level = t(`recognition.evc-he.level.${found.level}`)
          return [criterion[t.language], `${level}: ${words[found.level][t.language]}`, found.why]
        }),
      })),
      closing: [
        roundOf(evc) === 1
          ? t('recognition.evc-he.letter.report.appeal', { day: appealUntil(evc) })
          : t('recognition.evc-he.letter.report.last'),
      ],
    }
  }

/** The competences that are shown: what the person takes along. Exemptions are asked for with it, never given by it. */
export const proofOfCompetence =
  (evc: Evc, title: Bilingual | string, shown: Competence[]) =>
  (t: Translate): LetterText => ({
    title: t('recognition.evc-he.letter.proof.title'),
    opening: [t('recognition.evc-he.letter.proof.opening', { name: evc.ownerName, programme: title })],
    sections: shown.map(({ title: competence, criteria }) => ({
      title: competence[t.language],
      lines: criteria.map(criterion => criterion.title[t.language]),
    })),
    closing: [t('recognition.evc-he.letter.proof.closing')],
  })
