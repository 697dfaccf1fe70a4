import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Agreement, PartyIn } from './agreement.ts'
import { newestOf } from './agreement.ts'
import type { Checked } from './check-hash.ts'
import { shortHash } from './text.ts'

/** Somebody was given a code on paper. */
export const CodePage = ({ visit, typed, refusal }: { visit: Visit; typed?: string; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('planning.agreement.have-code')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.agreement.have-code')}</h1>
      <form method="post" action={urls.agreementCodes}>
        <Field
          name="code"
          label={t('planning.agreement.code')}
          hint={t('people.invitation.code.hint')}
          problems={problems}
        >
          {aria => <input type="text" autocomplete="off" maxlength={20} value={typed} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('planning.agreement.code.do')}
        </button>
      </form>
    </Page>
  )
}

/** What a code leads to, before one takes part: whose agreement it is stands on the page behind it. */
export const InvitedPage = (props: {
  visit: Visit
  agreement: Agreement
  party: PartyIn
  code: string
  refusal?: Word
}) => {
  const { visit, agreement, party, code, refusal } = props
  const { t, person } = visit
  const { terms } = newestOf(agreement)
  const title = t('planning.agreement.invited', { party: t(`planning.agreement.party.${party.party}`) })
  const address = urls.agreementCode(code)
  return (
    <Page visit={visit} title={title} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p>{t('planning.agreement.invited.about', { programme: terms.programme.title, employer: terms.employer })}</p>
      {person ? (
        <form method="post" action={address}>
          <p>{t('planning.agreement.invited.as', { name: person.name })}</p>
          <button type="submit" class="main">
            {t('planning.agreement.invited.do')}
          </button>
        </form>
      ) : (
        <>
          <a class="button main" href={`${urls.signIn}?terug=${encodeURIComponent(address)}`}>
            {t('planning.agreement.invited.sign-in')}
          </a>
          <p class="soft">{t('planning.agreement.invited.card')}</p>
        </>
      )}
    </Page>
  )
}

/** Anybody with the paper sees whether it is a text that was signed here, by which parties, and whether it still holds. */
export const CheckPage = ({ visit, typed, checked }: { visit: Visit; typed: string; checked: Checked | null }) => {
  const { t } = visit
  const looked = typed !== ''
  const problems = looked && !checked ? [{ field: 'kenmerk', text: t('planning.agreement.check.unknown') }] : []
  return (
    <Page visit={visit} title={t('planning.agreement.check')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.agreement.check')}</h1>
      {checked && (
        <section class="card" role="status">
          <p>
            <Tag tone={checked.holds ? 'done' : 'perhaps'}>
              {t(`planning.agreement.check.${checked.holds ? 'holds' : 'not-now'}`)}
            </Tag>
          </p>
          <p>
            {t('planning.agreement.check.found', {
              mark: shortHash(checked.sha256),
              number: checked.number,
              state: t(`planning.agreement.state.${checked.state}`),
            })}
          </p>
          <ul>
            {checked.signed.map(({ party, at }) => (
              <li>
                {t(`planning.agreement.party.${party}`)}:{' '}
                {at ? day(dayOf(at), t.language, 'plain') : t('planning.agreement.not-signed')}
              </li>
            ))}
          </ul>
          {checked.newer && <p>{t('planning.agreement.check.newer')}</p>}
          <p class="soft">{t('planning.agreement.check.no-names')}</p>
        </section>
      )}
      <form method="get" action={urls.checkHashes} class="checking">
        <Field
          name="kenmerk"
          label={t('planning.agreement.check.mark')}
          hint={t('planning.agreement.check.hint')}
          problems={problems}
        >
          {aria => <input type="text" autocomplete="off" maxlength={100} value={typed} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('planning.agreement.check.do')}
        </button>
      </form>
    </Page>
  )
}
