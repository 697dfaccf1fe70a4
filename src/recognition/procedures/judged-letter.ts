import type { Bilingual, Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import { appealUntil, type Judgement } from './judging.ts'

/** What was decided on each thing that was judged, what follows from it, and what one can do about it. */
export const judgedLetter =
  (said: {
    title: (t: Translate) => string
    judgements: Judgement[]
    titleOf: (id: string) => Bilingual
    follows: (t: Translate) => string[]
    procedure: Parameters<typeof appealUntil>[0]
  }) =>
  (t: Translate): LetterText => {
    const until = appealUntil(said.procedure)
    return {
      title: said.title(t),
      opening: [t('recognition.judging.letter.opening')],
      sections: [
        ...said.judgements.map(({ of, degree, words }) => ({
          title: said.titleOf(of)[t.language],
          lines: [t(`recognition.judging.degree.${degree}`), ...(words === '' ? [] : [words])],
        })),
        { title: t('recognition.judging.letter.follows'), lines: said.follows(t) },
      ],
      closing: [
        until ? t('recognition.letter.decision.appeal', { day: until }) : t('recognition.letter.decision.no-appeal'),
      ],
    }
  }
