import type { OwnData } from '../../people/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { pathInArchive } from './archive.ts'

export const OwnDataPage = ({ visit, who, closed }: { visit: Visit; who: OwnData['who']; closed: boolean }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.own.title')} narrow>
      <h1>{t('planning.own.title')}</h1>
      {closed && <p class="notice">{t('planning.own.closed')}</p>}
      <dl class="answers">
        <div>
          <dt>{t('planning.own.name')}</dt>
          <dd>{who.name}</dd>
          <dd>
            <a href={`${urls.ownName}?terug=${encodeURIComponent(urls.ownData)}`}>{t('planning.own.rename')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('planning.own.email')}</dt>
          <dd>{who.email ?? t('planning.own.no-email')}</dd>
        </div>
      </dl>
      <p>
        <a href={urls.sessions}>{t('planning.own.sessions')}</a>
      </p>
      <p>
        <a href={urls.ownTimeline}>{t('people.help.timeline')}</a>
      </p>
      <p>
        <a href={urls.askHelp}>{t('people.help.title')}</a>
      </p>
      <p>
        <a href={urls.messageSettings}>{t('messages.to-settings')}</a>
      </p>
      <p>
        <a href={urls.processing}>{t('planning.own.processing')}</a>
      </p>
      <p>
        <a href={urls.organisations}>{t('planning.own.organisations')}</a>
      </p>
      <section class="card">
        <h2>{t('planning.own.take')}</h2>
        <p>{t('planning.own.take.explain')}</p>
        <a class="button" href={urls.ownArchive} download>
          {t('planning.own.take.do')}
        </a>
      </section>
      <section class="card">
        <h2>{t('planning.own.correct')}</h2>
        <p>{t('planning.own.correct.explain')}</p>
        <a class="button" href={urls.dossiers}>
          {t('planning.own.correct.do')}
        </a>
      </section>
      <section class="card">
        <h2>{t('planning.own.close')}</h2>
        <p>{t('planning.own.close.explain')}</p>
        <a class="button" href={urls.restriction}>
          {t(closed ? 'planning.own.open' : 'planning.own.close')}
        </a>
      </section>
      <section class="card">
        <h2>{t('planning.own.erase')}</h2>
        <p>{t('planning.own.erase.explain')}</p>
        <a class="button" href={urls.erase}>
          {t('planning.own.erase')}
        </a>
      </section>
    </Page>
  )
}

export const ErasePage = ({ visit, untyped }: { visit: Visit; untyped?: boolean }) => {
  const { t } = visit
  const problems = untyped ? [{ field: 'sure', text: t('planning.own.erase.untyped') }] : []
  return (
    <Page visit={visit} title={t('planning.own.erase.sure')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.own.erase.sure')}</h1>
      <p>{t('planning.own.erase.goes')}</p>
      <p>{t('planning.own.erase.stays')}</p>
      <form method="post" action={urls.erase}>
        <Field name="sure" label={t('planning.own.erase.type')} problems={problems}>
          {aria => <input type="text" autocomplete="off" {...aria} />}
        </Field>
        <div class="buttons">
          <a class="button main" href={urls.ownData}>
            {t('planning.own.erase.back')}
          </a>
          <button type="submit">{t('planning.own.erase.do')}</button>
        </div>
      </form>
    </Page>
  )
}

export const ErasedPage = ({ visit }: { visit: Visit }) => (
  <Page visit={visit} title={visit.t('planning.own.erased')} narrow>
    <h1>{visit.t('planning.own.erased')}</h1>
    <p>{visit.t('planning.own.erased.text')}</p>
  </Page>
)

interface Told {
  startedAt: Date
  answers: { about: string; says: string[] }[]
}

/** The readable half of what a person takes along: a page by itself, for any browser, without us. */
export const ArchivePage = ({ visit, data, dossiers }: { visit: Visit; data: OwnData; dossiers: Told[] }) => {
  const { t, today } = visit
  const on = (at: Date) => day(dayOf(at), t.language)
  return (
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('planning.own.archive.title')}</title>
      </head>
      <body style="font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem">
        <h1>{t('planning.own.archive.title')}</h1>
        <p>
          {data.who.name} {data.who.email && `(${data.who.email})`}. {t('planning.own.archive.made', { day: today })}
        </p>
        <p>{t('planning.own.archive.machine')}</p>
        {dossiers.map(({ startedAt, answers }) => (
          <section>
            <h2>{t('planning.own.archive.dossier', { day: on(startedAt) })}</h2>
            {answers.map(({ about, says }) => (
              <>
                <h3>{about}</h3>
                <ul>
                  {says.map(line => (
                    <li>{line}</li>
                  ))}
                </ul>
              </>
            ))}
          </section>
        ))}
        <h2>{t('planning.own.archive.links')}</h2>
        <ul>
          {data.links.map(({ madeAt, expiresAt, withdrawnAt }) => (
            <li>{t('planning.own.archive.link', { made: on(madeAt), until: on(withdrawnAt ?? expiresAt) })}</li>
          ))}
        </ul>
        <h2>{t('planning.own.archive.roles')}</h2>
        <ul>
          {data.roles.map(({ organisation, role, fromDay, untilDay, endedAt }) => {
            const until = endedAt ? dayOf(endedAt) : untilDay
            return (
              <li>
                {organisation}: {t(`people.role.${role}`)}, {day(fromDay, t.language)} –{' '}
                {until && day(until, t.language)}
              </li>
            )
          })}
        </ul>
        <h2>{t('recognition.evidence.title')}</h2>
        <ul>
          {data.evidence.map(({ id, kind, title, description, issuer, addedAt, removedAt }) => (
            <li>
              {on(addedAt)}: {title} ({t(`recognition.evidence.kind.${kind}`)}) {issuer}{' '}
              {removedAt && t('recognition.evidence.was-removed', { day: on(removedAt) })} {description}
              {data.files
                .filter(({ evidenceId, removedAt }) => evidenceId === id && removedAt === null)
                .map(file => (
                  <div>
                    <a href={pathInArchive(file)}>{file.name}</a>
                  </div>
                ))}
            </li>
          ))}
        </ul>
        <h2>{t('planning.own.archive.sessions')}</h2>
        <ul>
          {data.sessions.map(({ beganAt }) => (
            <li>{on(beganAt)}</li>
          ))}
        </ul>
        <h2>{t('messages.title')}</h2>
        <ul>
          {data.messages.map(({ at, about, detail }) => (
            <li>
              {on(at)}: {t(`messages.say.${about}.text`, detail)}
            </li>
          ))}
        </ul>
        <h2>{t('planning.own.archive.mails')}</h2>
        <ul>
          {data.mails.map(({ at, subject }) => (
            <li>
              {on(at)}: {subject}
            </li>
          ))}
        </ul>
      </body>
    </html>
  )
}
