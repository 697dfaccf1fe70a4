import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Invited } from './accept-invitation.ts'

/** Somebody was given a code on paper, or aloud. */
export const CodeEntryPage = ({ visit, typed, refusal }: { visit: Visit; typed?: string; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('people.invitation.have')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.invitation.have')}</h1>
      <form method="post" action={urls.invitations}>
        <Field
          name="code"
          label={t('people.invitation.code')}
          hint={t('people.invitation.code.hint')}
          problems={problems}
        >
          {aria => <input type="text" autocomplete="off" maxlength={20} value={typed} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('people.invitation.look')}
        </button>
      </form>
    </Page>
  )
}

export const InvitationPage = (props: { visit: Visit; address: string; invited: Invited; refusal?: Word }) => {
  const { visit, address, invited, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.invitation.title', { name: invited.name })} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.invitation.title', { name: invited.name })}</h1>
      <p>
        {t('people.invitation.role', { role: t(`people.role.${invited.role}`) })}{' '}
        {invited.untilDay && t('people.role-until', { day: day(invited.untilDay, t.language, 'plain') })}
      </p>
      {visit.person ? (
        <form method="post" action={address}>
          <button type="submit" class="main">
            {t('people.invitation.accept', { name: visit.person.name })}
          </button>
        </form>
      ) : (
        <a class="button main" href={`${urls.signIn}?terug=${encodeURIComponent(address)}`}>
          {t('people.invitation.sign-in')}
        </a>
      )}
    </Page>
  )
}
