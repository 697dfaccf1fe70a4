import { freeKinds, ways } from '../../platform/mail/kinds.ts'
import type { Visit } from '../../platform/visit.ts'
import { languages, type Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { codeMinutes } from '../sign-in-code.ts'
import { sayPhone } from './contact-code.ts'
import type { Reach } from './reach.store.ts'

export interface SettingsProps {
  visit: Visit
  reach: Reach
  kept?: boolean
  refusal?: { field: 'address' | 'phone' | null; word: Word }
  typed?: string | undefined
}

const AddressCard = ({ visit, reach, typed, problems }: SettingsProps & { problems: Problem[] }) => {
  const { t } = visit
  const address = reach.email
  const stopped = reach.mailStopped('reminder')
  return (
    <section class="card">
      <h2>{t('messages.address.title')}</h2>
      {address === null ? (
        <p>{t('messages.address.none')}</p>
      ) : (
        <p>{t(stopped ? 'messages.address.stopped' : 'messages.address.now', { address })}</p>
      )}
      <form method="post" action={urls.confirmAddress}>
        <Field name="address" label={t('messages.address.label')} hint={t('messages.address.hint')} problems={problems}>
          {aria => (
            <input type="text" inputmode="email" autocomplete="email" value={typed ?? address ?? ''} {...aria} />
          )}
        </Field>
        <button type="submit">{t('messages.address.ask')}</button>
      </form>
    </section>
  )
}

const PhoneCard = ({ visit, reach, typed, problems }: SettingsProps & { problems: Problem[] }) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('messages.phone.title')}</h2>
      {reach.phone && (
        <form method="post" action={urls.forgetPhone}>
          <p>{t('messages.phone.now', { phone: sayPhone(reach.phone) })}</p>
          <button type="submit">{t('messages.phone.forget')}</button>
        </form>
      )}
      <form method="post" action={urls.confirmPhone}>
        <Field name="phone" label={t('messages.phone.label')} hint={t('messages.phone.hint')} problems={problems}>
          {aria => <input type="text" inputmode="tel" autocomplete="tel" value={typed ?? ''} {...aria} />}
        </Field>
        <button type="submit">{t('messages.phone.ask')}</button>
      </form>
    </section>
  )
}

const ChoicesForm = ({ visit, reach }: SettingsProps) => {
  const { t } = visit
  const where = [
    ...(visit.mail && reach.email ? [{ value: 'mail', label: t('messages.channel.mail') }] : []),
    ...(visit.sms && reach.phone ? [{ value: 'sms', label: t('messages.channel.sms') }] : []),
  ]
  return (
    <form method="post" action={urls.messageSettings}>
      {freeKinds.map(kind => (
        <Choices
          name={kind}
          legend={t(`messages.kind.${kind}`)}
          options={ways.map(value => ({ value, label: t(`messages.way.${value}`) }))}
          chosen={[reach.wayFor(kind)]}
        />
      ))}
      {where.length > 0 && (
        <Choices
          name="where"
          legend={t('messages.settings.where')}
          options={where}
          chosen={[...(reach.byMail ? ['mail'] : []), ...(reach.bySms ? ['sms'] : [])]}
          many
          inRow
        />
      )}
      <Choices
        name="language"
        legend={t('messages.settings.language')}
        options={languages.map(value => ({ value, label: t(`house.language.${value}`) }))}
        chosen={[reach.language]}
        inRow
      />
      <p class="soft">{t('messages.settings.always')}</p>
      <div class="buttons">
        <button type="submit" class="main">
          {t('messages.settings.keep')}
        </button>
      </div>
    </form>
  )
}

export const SettingsPage = (props: SettingsProps) => {
  const { visit, kept, refusal } = props
  const { t } = visit
  const problems = refusal ? [{ field: refusal.field, text: t(refusal.word) }] : []
  const about = (field: 'address' | 'phone') => ({
    ...props,
    problems,
    ...(refusal?.field === field ? {} : { typed: undefined }),
  })
  return (
    <Page visit={visit} title={t('messages.settings.title')} narrow>
      <p>
        <a href={urls.messages}>{t('house.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('messages.settings.title')}</h1>
      {kept && <p role="status">{t('messages.settings.kept')}</p>}
      <p>{t(visit.sms ? 'messages.settings.explain' : 'messages.settings.explain-mail')}</p>
      <ChoicesForm {...props} />
      <div class="cards">
        {visit.mail && <AddressCard {...about('address')} />}
        {visit.sms && <PhoneCard {...about('phone')} />}
      </div>
    </Page>
  )
}

export const ConfirmPage = ({ visit, refusal }: { visit: Visit; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('messages.confirm.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('messages.confirm.title')}</h1>
      <p>{t('messages.confirm.explain', { minutes: codeMinutes })}</p>
      <form method="post" action={urls.confirmCode}>
        <Field name="code" label={t('people.code.label')} problems={problems}>
          {aria => <input type="text" inputmode="numeric" autocomplete="one-time-code" {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('messages.confirm.do')}
        </button>
      </form>
      <p>
        <a href={urls.messageSettings}>{t('messages.confirm.back')}</a>
      </p>
    </Page>
  )
}
