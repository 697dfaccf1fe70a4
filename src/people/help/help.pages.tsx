import { time } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { OwnSession } from '../sessions.store.ts'
import { helpCodeMinutes, helpReasons } from './help-code.ts'

/** Who looks along now, and the end of it. */
export const LooksNow = ({ visit, session }: { visit: Visit; session: Pick<OwnSession, 'helper' | 'expiresAt'> }) => {
  const { t } = visit
  return (
    <form method="post" action={urls.endHelp}>
      <p>
        <strong>
          {t('people.help.looks', { name: session.helper ?? '', time: time(session.expiresAt, t.language) })}
        </strong>
      </p>
      <button type="submit">{t('people.help.end')}</button>
    </form>
  )
}

export const AskHelpPage = (props: { visit: Visit; looking: OwnSession[]; code?: string }) => {
  const { visit, looking, code } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.help.title')} narrow>
      <h1>{t('people.help.title')}</h1>
      {looking.map(session => (
        <div class="card">
          <LooksNow visit={visit} session={session} />
        </div>
      ))}
      {code && (
        <div class="notice" role="status">
          <p>{t('people.help.read', { minutes: helpCodeMinutes })}</p>
          <p class="say-code">{code}</p>
        </div>
      )}
      <p>{t('people.help.explain')}</p>
      <p>{t('people.help.explain.never')}</p>
      <form method="post" action={urls.askHelp}>
        <button type="submit" class={code ? undefined : 'main'}>
          {t(code ? 'people.help.another' : 'people.help.make')}
        </button>
      </form>
      <p class="buttons">
        <a href={urls.ownTimeline}>{t('people.help.timeline')}</a>
      </p>
    </Page>
  )
}

const fieldOf = (refusal: Word): string => (refusal === 'people.help.no-reason' ? 'reason' : 'code')

/** An administrator enters the code that somebody reads to them. */
export const HelpPage = (props: { visit: Visit; typed?: { code: string; reason: string }; refusal?: Word }) => {
  const { visit, typed, refusal } = props
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf(refusal), text: t(refusal) }] : []
  const options = helpReasons.map(value => ({ value, label: t(`people.help.reason.${value}`) }))
  return (
    <Page visit={visit} title={t('people.help.help')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.help.help')}</h1>
      <p>{t('people.help.help.explain')}</p>
      <form method="post" action={urls.help}>
        <Field name="code" label={t('people.help.code')} hint={t('people.help.code.hint')} problems={problems}>
          {aria => (
            <input type="text" inputmode="numeric" autocomplete="off" maxlength={12} value={typed?.code} {...aria} />
          )}
        </Field>
        <Choices name="reason" legend={t('people.help.why')} options={options} chosen={[typed?.reason ?? '']} />
        <p class="soft">{t('people.help.help.own')}</p>
        <button type="submit" class="main">
          {t('people.help.help.do')}
        </button>
      </form>
    </Page>
  )
}
