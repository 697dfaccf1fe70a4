import { type Catalogue, named } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import type { LetterText } from '../letters/letter.ts'
import { judgedIn } from './frame.ts'
import { appealUntil, type Trial } from './trial.ts'
import { provenBy, type Worth, worthOf } from './verdict.ts'

const titleOf = ({ whole, partials }: Worth): 'whole' | 'part' | 'list' =>
  whole ? 'whole' : partials.length > 0 ? 'part' : 'list'

/** The proof on paper: of the occupation, of a part of it, or a list of what was proven; and what is left. */
export const proofLetter =
  (trial: Trial, held: ReadonlySet<string>, catalogue: Catalogue) =>
  (t: Translate): LetterText => {
    const { frame } = trial
    const occupation = frame.title
    const worth = worthOf(frame.qualification, held, catalogue.programmes.get(trial.programme) ?? null, catalogue)
    const nameOf = (id: string) => named(catalogue.competences.get(id as never)?.label ?? {}, id)[t.language]
    const of = new Set(catalogue.qualifications.get(frame.qualification)?.competences ?? [])
    const proven = provenBy(trial) ?? []
    const left = judgedIn(frame).filter(({ id }) => !proven.includes(id))
    const until = appealUntil(trial)
    const says = titleOf(worth)
    return {
      title: t(`recognition.trial.letter.title.${says}`, { occupation }),
      opening: [t('recognition.trial.letter.opening', { occupation }), t(`recognition.trial.letter.means.${says}`)],
      sections: [
        ...worth.partials.map(({ title, value }) => ({
          title: t('recognition.trial.worth.partial', { title: named(title, '')[t.language] }),
          lines: value ? [value[t.language]] : [],
        })),
        ...worth.stops.flatMap(({ title, value }) =>
          value ? [{ title: title[t.language], lines: [value[t.language]] }] : [],
        ),
        {
          title: t('recognition.trial.letter.proven'),
          lines: [...held].filter(id => of.has(id as never)).map(nameOf),
        },
        ...(left.length > 0
          ? [{ title: t('recognition.trial.letter.left'), lines: left.map(({ id }) => nameOf(id)) }]
          : []),
      ],
      closing: [
        ...(frame.example ? [t('recognition.trial.example')] : []),
        until ? t('recognition.trial.letter.appeal', { day: until }) : t('recognition.trial.letter.no-appeal'),
      ],
    }
  }
