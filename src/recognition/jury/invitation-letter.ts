import { day } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import type { Session } from './jury.ts'

/** When and where somebody is expected, and what they do when they cannot come. */
export const invitationLetter =
  (session: Pick<Session, 'day' | 'fromTime' | 'untilTime'>, programme: string, place: string) =>
  (t: Translate): LetterText => ({
    title: t('recognition.jury.letter.title', { programme }),
    opening: [t('recognition.jury.letter.opening')],
    sections: [
      {
        title: t('recognition.jury.letter.when'),
        lines: [
          t('recognition.jury.letter.time', {
            day: day(session.day, t.language),
            from: session.fromTime,
            until: session.untilTime,
          }),
          place,
        ],
      },
      { title: t('recognition.jury.letter.bring'), lines: [t('recognition.jury.letter.bring.text')] },
    ],
    closing: [t('recognition.jury.letter.cannot'), t('recognition.jury.letter.closing')],
  })
