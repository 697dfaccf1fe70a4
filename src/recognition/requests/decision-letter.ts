import { length, type Programme } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import { appealUntil, type Request, verdictsOf } from './request.ts'
import type { Weighed } from './verdict.ts'

/** What was decided, module by module, with the reasons and what one can do about it. */
export const decisionLetter =
  (request: Request, modules: Weighed[], programme: Programme | null) =>
  (t: Translate): LetterText => {
    const until = appealUntil(request)
    const unit = programme?.unit ?? 'hour'
    return {
      title: t('recognition.letter.decision.title', { programme: programme?.title ?? request.programme }),
      opening: [t('recognition.letter.decision.opening')],
      sections: (verdictsOf(request) ?? []).map(({ module, minutes, reasons, words }) => {
        const of = modules.find(({ id }) => id === module)
        const outcome = minutes === 0 ? 'none' : minutes >= (of?.most ?? 0) ? 'whole' : 'part'
        return {
          title: of?.module?.title[t.language] ?? of?.title ?? module,
          lines: [
            t(`recognition.letter.decision.${outcome}`, { size: length(minutes, unit, t) }),
            ...reasons.map(reason => t(`recognition.reason.${reason}`)),
            ...(words === '' ? [] : [words]),
          ],
        }
      }),
      closing: [
        until ? t('recognition.letter.decision.appeal', { day: until }) : t('recognition.letter.decision.no-appeal'),
        t('recognition.letter.decision.closing'),
      ],
    }
  }
