import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Shown } from '../access/access.store.ts'
import type { GuidanceAsk } from './guidance.ts'

const dateOf = (at: Date, { t }: Visit): string => day(dayOf(at), t.language, 'plain')

const ClientCard = ({ visit, client }: { visit: Visit; client: Shown }) => {
  const { t } = visit
  const { id, owner, parts, grantedAt, until } = client
  return (
    <li>
      <a class="card" href={urls.shownDossier(id)}>
        <h2>{owner || t('people.clients.unnamed')}</h2>
        <p>{t('people.clients.sees', { parts: parts.map(part => t(`people.part.${part}`)).join(', ') })}</p>
        {until && (
          <p class="soft">{t('people.access.term', { from: dateOf(grantedAt, visit), until: dateOf(until, visit) })}</p>
        )}
      </a>
    </li>
  )
}

type Waiting = Pick<GuidanceAsk, 'id' | 'toEmail' | 'askedAt'>

const WaitingList = ({ visit, waiting }: { visit: Visit; waiting: Waiting[] }) => {
  const { t } = visit
  return (
    <>
      <h2>{t('people.clients.waiting')}</h2>
      <ul class="cards">
        {waiting.map(({ id, toEmail, askedAt }) => (
          <li class="card">
            <h3>{toEmail ?? t('people.clients.by-code')}</h3>
            <p class="soft">{t('people.clients.asked', { day: dateOf(askedAt, visit) })}</p>
            <form method="post" action={urls.takeBackAsk(id)}>
              <button type="submit">{t('people.clients.take-back')}</button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ClientsProps {
  visit: Visit
  clients: Shown[]
  waiting: Waiting[]
}

/** Whom this guide guides now, and whom they asked. */
export const ClientsPage = ({ visit, clients, waiting }: ClientsProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.clients.title')} narrow>
      <h1>{t('people.clients.title')}</h1>
      {clients.length === 0 ? (
        <Empty>
          <p>{t('people.clients.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {clients.map(client => (
            <ClientCard visit={visit} client={client} />
          ))}
        </ul>
      )}
      <p>
        <a class="button main" href={urls.askToGuide}>
          {t('people.clients.ask')}
        </a>{' '}
        <a class="button" href={urls.article60}>
          {t('planning.article-60.title')}
        </a>
      </p>
      {waiting.length > 0 && <WaitingList visit={visit} waiting={waiting} />}
    </Page>
  )
}

/** For a guide who did not choose for whom they work. */
export const NoGuideYetPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.clients.title')} narrow>
      <h1>{t('people.clients.title')}</h1>
      <Empty>
        <p>{t('people.clients.work-for')}</p>
        <a class="button" href={urls.organisations}>
          {t('people.clients.choose')}
        </a>
      </Empty>
    </Page>
  )
}

export const AskToGuidePage = ({ visit, typed, refusal }: { visit: Visit; typed?: string; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'whom', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('people.clients.ask')} narrow>
      <p>
        <a href={urls.clients}>{t('people.clients.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('people.clients.ask')}</h1>
      <p>{t('people.clients.ask.explain')}</p>
      <form method="post" action={urls.askToGuide}>
        <Field name="whom" label={t('people.clients.whom')} hint={t('people.clients.whom.hint')} problems={problems}>
          {aria => <input type="text" autocomplete="off" maxlength={254} value={typed} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('people.clients.ask.do')}
        </button>
      </form>
    </Page>
  )
}
