import type { Visit } from '../platform/visit.ts'
import type { Bilingual, Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Knowledge } from './content.ts'
import { NavigatorFilter } from './navigator-filter.tsx'
import { PracticeList } from './practice-list.tsx'
import { PublishedList } from './proposals/proposal.pages.tsx'
import type { FoundProposal } from './proposals/proposal.store.ts'
import {
  addressOf,
  choicesOf,
  countWith,
  hitsFor,
  isWished,
  nothingWanted,
  type Search,
  type Wanted,
  type Wish,
  whatToDrop,
  wishes,
  without,
} from './wanted.ts'

interface NavigatorProps {
  visit: Visit
  knowledge: Knowledge
  search: Search
  /** Of organisations, as far as they answer. */
  published: FoundProposal[]
}

const sayWish = (wanted: Wanted, wish: Wish, knowledge: Knowledge, t: Translate): string => {
  if (wish === 'text') return t('knowledge.chosen.text', { text: wanted.text })
  const chosen = choicesOf(knowledge, wish).find(({ id }) => id === wanted[wish])
  return t('knowledge.chosen', { facet: t(`knowledge.facet.${wish}`), choice: chosen?.title[t.language] ?? '' })
}

const Chosen = ({ visit: { t }, knowledge, search: { wanted } }: NavigatorProps) => (
  <section aria-label={t('knowledge.chosen.title')}>
    <ul class="picked">
      {wishes
        .filter(wish => isWished(wanted, wish))
        .map(wish => ({ wish, said: sayWish(wanted, wish, knowledge, t) }))
        .map(({ wish, said }) => (
          <li>
            <span>{said}</span>
            <a class="no-print" href={addressOf(without(wanted, wish))}>
              {t('knowledge.drop')}
              <span class="hidden-text"> {said}</span>
            </a>
          </li>
        ))}
    </ul>
    <p class="no-print">
      <a href={urls.knowledge}>{t('knowledge.again')}</a>
    </p>
  </section>
)

/** What a typing error was taken for. */
const Understood = ({ search: { answer }, visit: { t } }: NavigatorProps) => (
  <>
    {answer?.guessed.map(({ asked, near }) => (
      <p>{t(near ? 'knowledge.guessed' : 'knowledge.not-understood', { asked })}</p>
    ))}
  </>
)

/** More would push aside what people come for. */
const mostBeside = 6

/** Projects, actors and words that answer as well as the practices do, best first. */
const AlsoFound = ({ knowledge, search: { answer }, visit: { t } }: NavigatorProps) => {
  const things = new Map<string, { to: string; title: Bilingual }>([
    ...knowledge.actors.map(({ id, title }) => [`actors/${id}`, { to: urls.actor(id), title }] as const),
    ...knowledge.projects.map(({ id, title }) => [`projects/${id}`, { to: urls.project(id), title }] as const),
    ...knowledge.words.map(({ id, name }) => [`words/${id}`, { to: `${urls.words}#${id}`, title: name }] as const),
  ])
  const links = (answer?.ids ?? []).flatMap(id => things.get(id) ?? []).slice(0, mostBeside)
  if (links.length === 0) return null
  return (
    <section>
      <h2>{t('knowledge.also')}</h2>
      <ul>
        {links.map(({ to, title }) => (
          <li>
            <a href={to}>{title[t.language]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const NothingFound = ({ visit: { t }, knowledge, search }: NavigatorProps) => {
  const relaxed = whatToDrop(search)
  return (
    <Empty>
      <p>{t(relaxed.length > 0 ? 'knowledge.nothing' : 'knowledge.nothing.at-all')}</p>
      <ul>
        {relaxed.map(({ wish, count }) => (
          <li>
            <a href={addressOf(without(search.wanted, wish))}>
              {t('knowledge.nothing.without', { wish: sayWish(search.wanted, wish, knowledge, t), count })}
            </a>
          </li>
        ))}
      </ul>
    </Empty>
  )
}

const Questions = ({ visit: { t }, knowledge, search }: NavigatorProps) => (
  <section>
    <h2>{t('knowledge.questions')}</h2>
    <ul class="questions">
      {knowledge.questions.map(({ id, ask }) => (
        <li>
          <a href={addressOf({ question: id })}>{ask[t.language]}</a>{' '}
          <span class="soft small">{t('knowledge.practices', { count: countWith(search, { question: id }) })}</span>
        </li>
      ))}
    </ul>
  </section>
)

const doors = [
  ['map', urls.barrierMap],
  ['phases', urls.phases],
  ['projects', urls.projects],
  ['words', urls.words],
  ['recommendations', urls.recommendations],
  ['proposals', urls.proposals],
] as const

const Doors = ({ visit: { t }, knowledge }: NavigatorProps) => (
  <>
    <h2>{t('knowledge.for')}</h2>
    <ul class="cards">
      {knowledge.actors.map(({ id, title, promise }) => (
        <li>
          <a class="card" href={urls.actor(id)}>
            <h3>{title[t.language]}</h3>
            {promise[t.language]}
          </a>
        </li>
      ))}
    </ul>
    <h2>{t('knowledge.doors')}</h2>
    <ul>
      {doors.map(([door, address]) => (
        <li>
          <a href={address}>{t(`knowledge.door.${door}`)}</a>
        </li>
      ))}
    </ul>
  </>
)

/** From a question, a word or a barrier to the practices that answer it; the choice stands in the address. */
export const NavigatorPage = (props: NavigatorProps) => {
  const { visit, knowledge, search } = props
  const { t } = visit
  const hits = hitsFor(search)
  const chosen = wishes.some(wish => search.wanted[wish] !== nothingWanted[wish])
  return (
    <Page visit={visit} title={t('knowledge.title')}>
      <h1>{t('knowledge.title')}</h1>
      <p>{t('knowledge.intro', { practices: knowledge.practices.length, projects: knowledge.projects.length })}</p>
      <NavigatorFilter knowledge={knowledge} search={search} t={t} />
      {!chosen && <Questions {...props} />}
      {!chosen && <Doors {...props} />}
      <h2>{chosen ? t('knowledge.found', { count: hits.length }) : t('knowledge.all', { count: hits.length })}</h2>
      {chosen && <Understood {...props} />}
      {chosen && <Chosen {...props} />}
      {hits.length > 0 && <PracticeList practices={hits} wanted={search.wanted} t={t} />}
      {hits.length === 0 && <NothingFound {...props} />}
      <PublishedList published={props.published} t={t} />
      {search.answer && <AlsoFound {...props} />}
    </Page>
  )
}
