import type { Id } from '../../platform/ids.ts'
import { Choices, Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { jurorsOf, tieOf, ties } from './evc.ts'
import type { EvcPageProps } from './own.pages.tsx'

interface Somebody {
  id: Id<'person'>
  name: string
}

export interface DeskProps extends EvcPageProps {
  assessors: Somebody[]
  guides: Somebody[]
}

const options = (people: Somebody[]) => people.map(({ id, name }) => ({ value: id, label: name }))

/** A step that carries own words. */
export const WithWords = ({
  action,
  name,
  label,
  word,
}: {
  action: string
  name: string
  label: string
  word: string
}) => (
  <form method="post" action={action}>
    <Field name={`words-${name}`} label={label}>
      {aria => <textarea rows={3} maxlength={4000} {...aria} />}
    </Field>
    <button type="submit">{word}</button>
  </form>
)

/** Letting a candidate in, with a guide and a jury; or not, with a reason. */
export const Admitting = ({ visit, evc, assessors, guides }: DeskProps) => {
  const { t } = visit
  const may = guides.filter(({ id }) => id !== evc.personId)
  return (
    <section class="card">
      <h2>{t('recognition.evc-he.admit.title')}</h2>
      <form method="post" action={urls.deskEvcHeStep(evc.id, 'toelaten')}>
        <Choices name="guide" legend={t('recognition.evc-he.admit.guide')} options={options(may)} chosen={[]} inRow />
        <Choices
          name="juror"
          legend={t('recognition.evc-he.admit.jury', { count: evc.frame.jurors })}
          options={options(assessors)}
          chosen={[]}
          many
          inRow
        />
        <button type="submit" class="main">
          {t('recognition.evc-he.admit.do')}
        </button>
      </form>
      <details>
        <summary>{t('recognition.evc-he.decline.title')}</summary>
        <WithWords
          action={urls.deskEvcHeStep(evc.id, 'niet-toelaten')}
          name="niet"
          label={t('recognition.evc-he.decline.words')}
          word={t('recognition.evc-he.decline.do')}
        />
      </details>
    </section>
  )
}

/** Another jury, after an appeal. */
export const NewJury = ({ visit, evc, assessors }: DeskProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.evc-he.new-jury.title')}</h2>
      <p>{t('recognition.evc-he.new-jury.explain')}</p>
      <form method="post" action={urls.deskEvcHeStep(evc.id, 'nieuwe-jury')}>
        <Choices
          name="juror"
          legend={t('recognition.evc-he.admit.jury', { count: evc.frame.jurors })}
          options={options(assessors)}
          chosen={[]}
          many
          inRow
        />
        <button type="submit" class="main">
          {t('recognition.evc-he.new-jury.do')}
        </button>
      </form>
    </section>
  )
}

/** Another juror, in the place of one or in an empty place; who has a tie cannot be chosen. */
export const Replacing = ({ visit, evc, assessors }: DeskProps) => {
  const { t } = visit
  const jurors = jurorsOf(evc)
  const free = assessors.filter(({ id }) => !jurors.some(({ personId }) => personId === id))
  const whole = jurors.length >= evc.frame.jurors
  return (
    <details open={!whole}>
      <summary>{t('recognition.evc-he.replace.title')}</summary>
      <form method="post" action={urls.deskEvcHeStep(evc.id, 'vervang')}>
        <Choices
          name="from"
          legend={t('recognition.evc-he.replace.from')}
          options={[
            ...(whole ? [] : [{ value: '', label: t('recognition.evc-he.replace.nobody') }]),
            ...jurors.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          chosen={whole ? [] : ['']}
          inRow
        />
        <Choices
          name="to"
          legend={t('recognition.evc-he.replace.to')}
          options={free.map(({ id, name }) => {
            const tie = tieOf(evc, id)
            return {
              value: id,
              label: name,
              closed: tie !== null,
              hint: tie ? t(`recognition.evc-he.tie.${tie}`) : undefined,
            }
          })}
          chosen={[]}
          inRow
        />
        <button type="submit">{t('recognition.evc-he.replace.do')}</button>
      </form>
    </details>
  )
}

/** A juror says what ties them to the candidate, before they judge. */
export const Declaring = ({ visit, evc }: DeskProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.evc-he.declare.title')}</h2>
      <form method="post" action={urls.deskEvcHeStep(evc.id, 'verklaar')}>
        <Choices
          name="tie"
          legend={t('recognition.evc-he.declare.legend', { name: evc.ownerName })}
          options={(['free', ...ties] as const).map(value => ({ value, label: t(`recognition.evc-he.tie.${value}`) }))}
          chosen={[]}
        />
        <button type="submit" class="main">
          {t('recognition.evc-he.declare.do')}
        </button>
      </form>
    </section>
  )
}
