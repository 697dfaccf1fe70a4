import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { longestName, type Passkey } from './passkey.ts'
import { PasskeyForm } from './passkey-form.tsx'

const PasskeyCard = ({ visit, passkey }: { visit: Visit; passkey: Passkey }) => {
  const { t } = visit
  const { id, name, madeAt, usedAt } = passkey
  const on = (at: Date) => day(dayOf(at), t.language, 'plain')
  return (
    <form class="card" method="post" action={urls.removePasskey(id)}>
      <h2>{name}</h2>
      <p class="soft">
        {t('people.passkey.made', { day: on(madeAt) })}
        <br />
        {usedAt ? t('people.passkey.used', { day: on(usedAt) }) : t('people.passkey.unused')}
      </p>
      <button type="submit">
        {t('people.passkey.remove')}
        <span class="hidden-text"> ({name})</span>
      </button>
    </form>
  )
}

const NewPasskey = ({ visit, typed, refusal }: Omit<PasskeysProps, 'passkeys' | 'done'>) => {
  const { t } = visit
  return (
    <PasskeyForm visit={visit} action={urls.passkeys} question={urls.askNewPasskey}>
      <h2>{t('people.passkey.new')}</h2>
      <Field
        name="name"
        label={t('people.passkey.name')}
        hint={t('people.passkey.name.hint')}
        problems={refusal ? [{ field: 'name', text: t(refusal) }] : []}
      >
        {aria => <input type="text" autocomplete="off" required maxlength={longestName} value={typed} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('people.passkey.add')}
      </button>
    </PasskeyForm>
  )
}

/** After a change: who did it not themselves can close the door behind whoever did. */
const Done = ({ visit, done }: { visit: Visit; done: 'added' | 'removed' }) => (
  <form class="notice" method="post" action={urls.sessions}>
    <p role="status">{visit.t(`people.passkey.${done}`)}</p>
    <p>{visit.t('people.passkey.elsewhere')}</p>
    <button type="submit">{visit.t('people.sessions.end')}</button>
  </form>
)

interface PasskeysProps {
  visit: Visit
  passkeys: Passkey[]
  done?: 'added' | 'removed' | undefined
  typed?: string
  refusal?: Word
}

export const PasskeysPage = ({ visit, passkeys, done, typed, refusal }: PasskeysProps) => {
  const { t } = visit
  const atName = refusal === 'people.passkey.no-name'
  return (
    <Page visit={visit} title={t('people.passkey.title')} narrow scripts={['passkey']}>
      <p>
        <a href={urls.sessions}>{t('people.passkey.back')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: atName ? 'name' : null, text: t(refusal) }] : []} />
      <h1>{t('people.passkey.title')}</h1>
      {done && <Done visit={visit} done={done} />}
      <p>{t('people.passkey.explain')}</p>
      <p data-without-passkey>{t('people.passkey.cannot')}</p>
      {passkeys.length === 0 ? (
        <Empty>{t('people.passkey.none')}</Empty>
      ) : (
        <ul class="cards">
          {passkeys.map(passkey => (
            <li>
              <PasskeyCard visit={visit} passkey={passkey} />
            </li>
          ))}
        </ul>
      )}
      <NewPasskey visit={visit} {...(typed === undefined ? {} : { typed })} {...(atName ? { refusal } : {})} />
    </Page>
  )
}
