import type { Visit } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Field, Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { codeMinutes } from './sign-in-code.ts'

const problemsOf = (field: string, refusal: Word | undefined, visit: Visit) =>
  refusal ? [{ field, text: visit.t(refusal) }] : []

/** Asks where to mail a code. */
export const EmailForm = (props: { visit: Visit; back: string; typed?: string; refusal?: Word | undefined }) => {
  const { visit, back, typed, refusal } = props
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.signInCode}>
      <Field
        name="address"
        label={t('people.code.address')}
        hint={t('people.code.address.hint')}
        problems={problemsOf('address', refusal, visit)}
      >
        {aria => <input type="text" inputmode="email" autocomplete="email" value={typed} {...aria} />}
      </Field>
      <input type="hidden" name="back" value={back} />
      <button type="submit" class="main">
        {t('people.code.ask')}
      </button>
    </form>
  )
}

export const CodePage = ({ visit, back, refusal }: { visit: Visit; back: string; refusal?: Word }) => {
  const { t } = visit
  const problems = problemsOf('code', refusal, visit)
  const again = `${urls.signIn}?terug=${encodeURIComponent(back)}`
  return (
    <Page visit={visit} title={t('people.code.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.code.title')}</h1>
      <p>{t('people.code.explain', { minutes: codeMinutes })}</p>
      <form method="post" action={urls.enterCode}>
        <Field name="code" label={t('people.code.label')} problems={problems}>
          {aria => <input type="text" inputmode="numeric" autocomplete="one-time-code" maxlength={12} {...aria} />}
        </Field>
        <input type="hidden" name="back" value={back} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.code.enter')}
          </button>
          <a class="button" href={again}>
            {t('people.code.again')}
          </a>
        </div>
      </form>
    </Page>
  )
}

/** A click more than the link itself: mail programs open links to look at them, and the link counts once. */
export const LinkPage = ({ visit, secret, refusal }: { visit: Visit; secret: string; refusal?: Word }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.link.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.link.title')}</h1>
      {refusal ? (
        <a class="button main" href={urls.signIn}>
          {t('people.code.again')}
        </a>
      ) : (
        <form method="post" action={urls.signInLink(secret)}>
          <p>{t('people.link.explain')}</p>
          <button type="submit" class="main">
            {t('people.link.enter')}
          </button>
        </form>
      )}
    </Page>
  )
}

export const NamePage = (props: { visit: Visit; back: string; typed: string; refusal?: Word }) => {
  const { visit, back, typed, refusal } = props
  const { t } = visit
  const problems = problemsOf('name', refusal, visit)
  return (
    <Page visit={visit} title={t('people.name.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.name.title')}</h1>
      <form method="post" action={urls.ownName}>
        <Field name="name" label={t('people.name.label')} hint={t('people.name.hint')} problems={problems}>
          {aria => <input type="text" autocomplete="name" maxlength={100} value={typed} {...aria} />}
        </Field>
        <input type="hidden" name="back" value={back} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.name.keep')}
          </button>
          <a class="button" href={back}>
            {t('people.name.skip')}
          </a>
        </div>
      </form>
    </Page>
  )
}
