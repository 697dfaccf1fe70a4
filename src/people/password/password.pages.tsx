import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { fewest } from './password.ts'

interface PasswordFieldProps {
  visit: Visit
  name: string
  label: string
  hint?: string
  autocomplete: 'current-password' | 'new-password'
  problems: Problem[]
}

/** A password with a button to read what one types, where the browser can. Never sent back to the page. */
const PasswordField = ({ visit: { t }, autocomplete, ...field }: PasswordFieldProps) => (
  <Field {...field}>
    {aria => (
      <span class="with-unit">
        <input type="password" autocomplete={autocomplete} spellcheck={false} {...aria} />
        <button type="button" hidden data-reveal={field.name} data-hide={t('people.password.hide')}>
          {t('people.password.show')}
        </button>
      </span>
    )}
  </Field>
)

const fieldOf: Partial<Record<Word, string>> = {
  'people.wrong-address': 'address',
  'people.password.wrong': 'password',
  'people.password.too-short': 'password',
  'people.password.too-long': 'password',
  'people.password.simple': 'password',
  'people.password.common': 'password',
  'people.password.names': 'password',
  'people.password.wrong-old': 'old',
}

const problemsOf = (refusal: Word | undefined, { t }: Visit): Problem[] =>
  refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []

export const PasswordSignInPage = (props: { visit: Visit; back: string; typed?: string; refusal?: Word }) => {
  const { visit, back, typed, refusal } = props
  const { t } = visit
  const problems = problemsOf(refusal, visit)
  const withCode = `${urls.signIn}?terug=${encodeURIComponent(back)}`
  return (
    <Page visit={visit} title={t('people.password.sign-in')} narrow scripts={['reveal']}>
      <Problems t={t} problems={problems} />
      <h1>{t('people.password.sign-in')}</h1>
      <p>{t('people.password.for-whom')}</p>
      <form method="post" action={urls.signInPassword}>
        <Field name="address" label={t('people.code.address')} problems={problems}>
          {aria => <input type="text" inputmode="email" autocomplete="username" value={typed} {...aria} />}
        </Field>
        <PasswordField
          visit={visit}
          name="password"
          label={t('people.password.label')}
          autocomplete="current-password"
          problems={problems}
        />
        <input type="hidden" name="back" value={back} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.password.enter')}
          </button>
          <a class="button" href={withCode}>
            {t('people.password.forgotten')}
          </a>
        </div>
      </form>
    </Page>
  )
}

interface OwnPasswordProps {
  visit: Visit
  /** Who lets this person have one. */
  wantedBy: string[]
  has: boolean
  /** They signed in with a code just now. */
  fresh: boolean
  refusal?: Word
}

const SetForm = ({ visit, has, fresh, problems }: OwnPasswordProps & { problems: Problem[] }) => {
  const { t } = visit
  return (
    <form method="post" action={urls.password}>
      {!fresh && (
        <PasswordField
          visit={visit}
          name="old"
          label={t('people.password.old')}
          autocomplete="current-password"
          problems={problems}
        />
      )}
      <PasswordField
        visit={visit}
        name="password"
        label={t('people.password.new')}
        hint={t('people.password.hint', { fewest })}
        autocomplete="new-password"
        problems={problems}
      />
      <div class="buttons">
        <button type="submit" class="main">
          {t(has ? 'people.password.change' : 'people.password.set')}
        </button>
      </div>
    </form>
  )
}

/** Where a person sets, changes or removes their own password. */
export const OwnPasswordPage = (props: OwnPasswordProps) => {
  const { visit, wantedBy, has, fresh, refusal } = props
  const { t } = visit
  const problems = problemsOf(refusal, visit)
  const again = `${urls.signIn}?terug=${encodeURIComponent(urls.password)}`
  return (
    <Page visit={visit} title={t('people.password.title')} narrow scripts={['reveal']}>
      <p>
        <a href={urls.sessions}>{t('people.sessions.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('people.password.title')}</h1>
      {wantedBy.length === 0 ? (
        <p>{t(has ? 'people.password.opens-nothing' : 'people.password.not-wanted')}</p>
      ) : (
        <p>{t(has ? 'people.password.has' : 'people.password.none', { name: wantedBy[0] ?? '' })}</p>
      )}
      {wantedBy.length > 0 && (fresh || has) && <SetForm {...props} problems={problems} />}
      {wantedBy.length > 0 && !fresh && (
        <p>
          {t(has ? 'people.password.old-forgotten' : 'people.password.first-code')}{' '}
          <a href={again}>{t('people.password.with-code')}</a>
        </p>
      )}
      {has && (
        <form method="post" action={urls.removePassword}>
          <button type="submit" class="quiet">
            {t('people.password.remove')}
          </button>
        </form>
      )}
    </Page>
  )
}
