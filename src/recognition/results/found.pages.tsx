import { length } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { revocationReasons } from '../requests/reasons.ts'
import type { Found } from './found.store.ts'

export interface FoundPageProps {
  visit: Visit
  found: Found
  /** What competences and modules are called, by their ids. */
  nameOf: (id: string) => string
  /** A coordinator of where it was decided may take back. */
  decides: boolean
  refusal?: Word
  typed?: { chosen: string[]; reason: string; words: string }
}

interface Line {
  id: string
  says: string
  takenBackAt: Date | null
  takenBackBecause: string | null
}

const linesOf = ({ found, nameOf, visit: { t } }: FoundPageProps): Line[] => [
  ...found.exemptions.map(each => ({
    ...each,
    says: t(each.minutes === null ? 'recognition.found.module' : 'recognition.found.part', {
      module: nameOf(each.module),
      size: length(each.minutes ?? 0, 'hour', t),
    }),
  })),
  ...found.competences.map(each => ({
    ...each,
    says: t('recognition.found.competence', { competence: nameOf(each.competence) }),
  })),
]

const TakingBack = ({ visit: { t }, found, typed, lines }: FoundPageProps & { lines: Line[] }) => (
  <details open={typed !== undefined}>
    <summary>{t('recognition.found.take-back')}</summary>
    <form method="post" action={urls.found(found.about)}>
      <p>{t('recognition.found.take-back.explain', { name: found.personName })}</p>
      <Choices
        name="chosen"
        legend={t('recognition.found.which')}
        options={lines.map(({ id, says }) => ({ value: id, label: says }))}
        chosen={typed?.chosen ?? []}
        many
      />
      <Choices
        name="reason"
        legend={t('recognition.revoke.reason')}
        options={revocationReasons.map(value => ({ value, label: t(`recognition.revoke.${value}`) }))}
        chosen={typed ? [typed.reason] : []}
      />
      <Field name="words" label={t('recognition.found.words')}>
        {aria => (
          <textarea rows={4} maxlength={4000} {...aria}>
            {typed?.words}
          </textarea>
        )}
      </Field>
      <button type="submit">{t('recognition.revoke.do')}</button>
    </form>
  </details>
)

/** What came of a decision: what falls away and what was found, with what was taken back since. */
export const FoundPage = (props: FoundPageProps) => {
  const { visit, found, decides, refusal } = props
  const { t } = visit
  const lines = linesOf(props)
  const standing = lines.filter(({ takenBackAt }) => takenBackAt === null)
  return (
    <Page visit={visit} title={t('recognition.found.title')} narrow>
      {refusal && (
        <Problems
          t={t}
          problems={[{ field: refusal === 'recognition.revoke.no-reason' ? 'words' : 'chosen', text: t(refusal) }]}
        />
      )}
      <h1>{t('recognition.found.title')}</h1>
      <p>
        {t(decides ? 'recognition.found.of' : 'recognition.found.of-you', {
          name: found.personName,
          organisation: found.organisation.name,
        })}
      </p>
      {lines.length === 0 ? (
        <div class="empty">
          <p>{t('recognition.found.none')}</p>
        </div>
      ) : (
        <ul>
          {lines.map(({ says, takenBackAt, takenBackBecause }) => (
            <li>
              {says}
              {takenBackAt && (
                <>
                  <br />
                  <span class="soft">
                    {t('recognition.found.taken-back', {
                      day: day(dayOf(takenBackAt), t.language, 'plain'),
                      words: takenBackBecause ?? '',
                    })}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {decides && standing.length > 0 && <TakingBack {...props} lines={standing} />}
    </Page>
  )
}
