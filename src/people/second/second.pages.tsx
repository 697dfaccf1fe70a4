import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { Qr } from '../../ui/qr.tsx'
import { urls } from '../../urls.ts'
import { takesPasskeys } from '../passkeys/passkey.ts'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'
import { appAddress, base32 } from './totp.ts'

const problemsOf = (refusal: Word | undefined, { t }: Visit) => (refusal ? [{ field: 'code', text: t(refusal) }] : [])

/** The role that asks for this can also be let go. */
const LetGo = ({ visit }: { visit: Visit }) => (
  <form method="post" action={urls.workFor}>
    <input type="hidden" name="membership" value="" />
    <button type="submit" class="quiet">
      {visit.t('people.work-for.self')}
    </button>
  </form>
)

const Why = ({ visit }: { visit: Visit }) =>
  visit.heldBack ? <p>{visit.t(`people.second.because.${visit.heldBack}`)}</p> : null

interface Asked {
  visit: Visit
  back: string
  refusal?: Word
}

/** Asks what the person has: six digits of an app or a recovery code, or a passkey. */
export const AskSecondPage = ({
  visit,
  back,
  holds,
  refusal,
}: Asked & { holds: { app: boolean; passkey: boolean } }) => {
  const { t } = visit
  const problems = problemsOf(refusal, visit)
  return (
    <Page
      visit={visit}
      title={t('people.second.ask.title')}
      narrow
      {...(holds.passkey ? { scripts: ['passkey'] } : {})}
    >
      <Problems t={t} problems={problems} />
      <h1>{t('people.second.ask.title')}</h1>
      <Why visit={visit} />
      {holds.passkey && takesPasskeys(visit) && (
        <PasskeyForm visit={visit} action={urls.secondPasskey} question={urls.askPasskey}>
          <input type="hidden" name="back" value={back} />
          <button type="submit" class="main">
            {t('people.second.passkey')}
          </button>
        </PasskeyForm>
      )}
      {holds.app && (
        <form method="post" action={urls.second}>
          <Field name="code" label={t('people.second.code')} hint={t('people.second.code.hint')} problems={problems}>
            {aria => (
              <input type="text" autocomplete="one-time-code" autocapitalize="characters" maxlength={20} {...aria} />
            )}
          </Field>
          <input type="hidden" name="back" value={back} />
          <div class="buttons">
            <button type="submit" class="main">
              {t('people.second.ask.do')}
            </button>
          </div>
        </form>
      )}
      <details>
        <summary>{t('people.second.lost')}</summary>
        <p>{t('people.second.lost.explain')}</p>
      </details>
      {visit.heldBack === 'member' && <LetGo visit={visit} />}
    </Page>
  )
}

/** For who has no second thing yet: what it is, and where it begins. */
export const StartSecondPage = ({ visit, back }: Asked) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.second.start.title')} narrow>
      <h1>{t('people.second.start.title')}</h1>
      <Why visit={visit} />
      <p>{t('people.second.start.explain')}</p>
      <form class="buttons" method="post" action={urls.setUpSecond}>
        <input type="hidden" name="back" value={back} />
        <button type="submit" class="main">
          {t('people.second.start.do')}
        </button>
      </form>
      {visit.heldBack === 'member' && <LetGo visit={visit} />}
    </Page>
  )
}

/** The secret as a picture, as a link for who is on that phone, and as letters to type; then a first code. */
export const SetUpSecondPage = ({ visit, back, refusal, secret }: Asked & { secret: Buffer }) => {
  const { t, person } = visit
  const problems = problemsOf(refusal, visit)
  const address = appAddress(secret, person?.name ?? '')
  return (
    <Page visit={visit} title={t('people.second.set-up.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.second.set-up.title')}</h1>
      <p>{t('people.second.set-up.scan')}</p>
      <p>
        <Qr text={address} label={t('people.second.set-up.picture')} />
      </p>
      <p>
        <a class="button" href={address}>
          {t('people.second.set-up.open')}
        </a>
      </p>
      <details>
        <summary>{t('people.second.set-up.type')}</summary>
        <p>
          <code>{base32(secret).replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </details>
      <form method="post" action={urls.confirmSecond}>
        <Field name="code" label={t('people.second.set-up.code')} problems={problems}>
          {aria => <input type="text" inputmode="numeric" autocomplete="one-time-code" maxlength={12} {...aria} />}
        </Field>
        <input type="hidden" name="back" value={back} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.second.set-up.do')}
          </button>
        </div>
      </form>
    </Page>
  )
}

/** Recovery codes, the only time that they can be read. */
export const RecoveryCodesPage = ({ visit, back, codes }: Asked & { codes: string[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.second.codes.title')} narrow>
      <h1>{t('people.second.codes.title')}</h1>
      <p>{t('people.second.codes.explain')}</p>
      <div class="card">
        <ul>
          {codes.map(code => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div class="buttons">
        <a class="button main" href={back}>
          {t('people.second.codes.go-on')}
        </a>
      </div>
    </Page>
  )
}

/** For who showed it: how it stands, and how to change it. */
export const SecondPage = ({ visit, left }: { visit: Visit; left: number }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.second.title')} narrow>
      <p>
        <a href={urls.sessions}>{t('people.sessions.title')}</a>
      </p>
      <h1>{t('people.second.title')}</h1>
      <p>{t('people.second.stands', { left })}</p>
      <form class="buttons" method="post">
        <input type="hidden" name="back" value={urls.second} />
        <button type="submit" class="main" formaction={urls.recoveryCodes}>
          {t('people.second.renew')}
        </button>
        <button type="submit" formaction={urls.setUpSecond}>
          {t('people.second.other')}
        </button>
        <button type="submit" class="quiet" formaction={urls.removeSecond}>
          {t('people.second.remove')}
        </button>
      </form>
    </Page>
  )
}
