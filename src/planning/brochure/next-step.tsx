import type { Word } from '../../platform/words.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { BrochureProps } from './brochure.pages.tsx'

const TalkForm = ({ listed: { programme }, talk, typed, refusal, visit: { t, person } }: BrochureProps) => {
  if (talk.asked || talk.open) return <p class="notice">{t('planning.brochure.talk.waits')}</p>
  if (!talk.here) return null
  if (!person)
    return (
      <p class="no-print">
        <a class="button" href={`${urls.signIn}?terug=${encodeURIComponent(urls.brochure(programme.id))}`}>
          {t('planning.brochure.talk.sign-in')}
        </a>
      </p>
    )
  const problem = (field: string, words: Word[]) =>
    refusal && words.includes(refusal) ? [{ field, text: t(refusal) }] : []
  return (
    <form method="post" action={urls.brochureTalk(programme.id)} class="no-print">
      <h3>{t('planning.brochure.talk')}</h3>
      <Field
        name="company"
        label={t('planning.brochure.talk.company')}
        problems={problem('company', ['planning.brochure.talk.no-company'])}
      >
        {aria => <input {...aria} type="text" value={typed?.company} maxlength={200} autocomplete="organization" />}
      </Field>
      <Field
        name="reach"
        label={t('planning.brochure.talk.reach')}
        problems={problem('reach', ['planning.brochure.talk.no-reach'])}
      >
        {aria => <input {...aria} type="text" value={typed?.reach} maxlength={200} />}
      </Field>
      <Field name="words" label={t('planning.brochure.talk.words')}>
        {aria => (
          <textarea {...aria} rows={3} maxlength={1000}>
            {typed?.words}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('planning.brochure.talk.ask')}
      </button>
    </form>
  )
}

/** Whom to talk with, and a form to ask for it. */
export const Next = (props: BrochureProps) => {
  const { visit, listed, said } = props
  const { t } = visit
  const { name, mail, phone } = said?.contact ?? { name: '', mail: '', phone: '' }
  return (
    <section class="card" id="contact">
      <h2>{t('planning.brochure.next')}</h2>
      <p>
        {name === ''
          ? t('planning.brochure.next.provider', { provider: listed.provider.name })
          : t('planning.brochure.next.name', { name, provider: listed.provider.name })}
      </p>
      {(mail || phone) && (
        <ul>
          {phone && (
            <li>
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
            </li>
          )}
          {mail && (
            <li>
              <a href={`mailto:${mail}`}>{mail}</a>
            </li>
          )}
        </ul>
      )}
      <TalkForm {...props} />
    </section>
  )
}
