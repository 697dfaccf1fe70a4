import type { Visit } from '../platform/visit.ts'
import type { Bilingual, Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import type { Actor, Knowledge } from './content.ts'
import { type readAnswers, SelfCheck } from './self-check.tsx'
import { addressOf } from './wanted.ts'

interface ActorProps {
  visit: Visit
  knowledge: Knowledge
  actor: Actor
  answers: ReturnType<typeof readAnswers>
}

const Roles = ({ actor, knowledge, t }: { actor: Actor; knowledge: Knowledge; t: Translate }) => (
  <section>
    <h2>{t('knowledge.roles')}</h2>
    <div class="cards">
      {knowledge.phases.map(({ id, title }) => (
        <section class="card">
          <h3>{title[t.language]}</h3>
          <ul>
            {actor.roles
              .filter(({ phase }) => phase === id)
              .map(({ text }) => (
                <li>{text[t.language]}</li>
              ))}
          </ul>
        </section>
      ))}
    </div>
    <p>
      <a href={urls.phases}>{t('knowledge.door.phases')}</a>
    </p>
  </section>
)

export const ActorPage = ({ visit, knowledge, actor, answers }: ActorProps) => {
  const { t } = visit
  const title = actor.title[t.language]
  const list = (texts: Bilingual[]) => (
    <ul>
      {texts.map(text => (
        <li>{text[t.language]}</li>
      ))}
    </ul>
  )
  const count = knowledge.practices.filter(practice => practice.for.includes(actor.id)).length
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{title}</h1>
      <p>{actor.promise[t.language]}</p>
      <div class="buttons no-print">
        <a class="button main" href={addressOf({ actor: actor.id })}>
          {t('knowledge.actor.practices', { count })}
        </a>
        <a class="button" href="#zelftest">
          {t('knowledge.check')}
        </a>
      </div>
      {actor.needs.length > 0 && (
        <>
          <h2>{t('knowledge.needs')}</h2>
          {list(actor.needs)}
        </>
      )}
      <Roles actor={actor} knowledge={knowledge} t={t} />
      <h2>{t('knowledge.attention')}</h2>
      {list(actor.attention)}
      <section class="no-print">
        <h2>{t('knowledge.tools')}</h2>
        <ul>
          {actor.doors.map(({ to, says }) => (
            <li>
              <a href={to}>{says[t.language]}</a>
            </li>
          ))}
        </ul>
      </section>
      <SelfCheck actor={actor} knowledge={knowledge} answers={answers} t={t} />
      <p class="soft small">{t('knowledge.source', { chapter: actor.source })}</p>
    </Page>
  )
}
