import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import type { Knowledge, Practice } from './content.ts'
import { PracticeList } from './practice-list.tsx'
import { relatedTo } from './related.ts'
import { addressOf, choicesOf, type Facet, hitsFor, isWished, type Search, wishes, withWishes } from './wanted.ts'

interface PracticeProps {
  visit: Visit
  knowledge: Knowledge
  search: Search
  practice: Practice
}

/** Back to the list that one came from, and to its next one. */
const Thread = ({ search, practice, t }: { search: Search; practice: Practice; t: Translate }) => {
  const hits = hitsFor(search)
  const chosen = wishes.some(wish => isWished(search.wanted, wish))
  const at = hits.findIndex(({ id }) => id === practice.id)
  const next = chosen && at >= 0 ? hits[at + 1] : undefined
  return (
    <p class="no-print">
      <a class="way-back" href={addressOf(search.wanted)}>
        {chosen ? t('knowledge.back.list', { count: hits.length }) : t('knowledge.back')}
      </a>
      {next && (
        <>
          {' · '}
          <a class="way-back" href={withWishes(urls.practice(next.id), search.wanted)}>
            {t('knowledge.next', { practice: next.title })}
          </a>
        </>
      )}
    </p>
  )
}

/** Doors into the navigator: everything else with the same question, barrier or keyword. */
const Links = ({ facet, ids, knowledge, t }: { facet: Facet; ids: string[]; knowledge: Knowledge; t: Translate }) => (
  <ul>
    {choicesOf(knowledge, facet)
      .filter(({ id }) => ids.includes(id))
      .map(({ id, title }) => (
        <li>
          <a href={addressOf({ [facet]: id })}>{title[t.language]}</a>
        </li>
      ))}
  </ul>
)

const Origin = ({ visit: { t }, knowledge, search, practice }: PracticeProps) => {
  const project = knowledge.projects.find(({ id }) => id === practice.project)
  if (!project) return null
  return (
    <section class="card">
      <h2>{t('knowledge.origin')}</h2>
      <p>
        <a href={withWishes(urls.project(project.id), search.wanted)}>{project.title[t.language]}</a>
      </p>
      <p>{t('knowledge.origin.partners')}</p>
      <ul>
        {project.partners.map(partner => (
          <li>{partner[t.language]}</li>
        ))}
      </ul>
      <p class="soft small">{t('knowledge.source', { chapter: practice.source })}</p>
    </section>
  )
}

const UseHere = ({ practice: { door }, t }: { practice: Practice; t: Translate }) =>
  door ? (
    <section class="card no-print">
      <h2>{t('knowledge.use')}</h2>
      <p>{door.says[t.language]}.</p>
      <div class="buttons">
        <a class="button main" href={door.to}>
          {t('knowledge.use.go')}
        </a>
      </div>
    </section>
  ) : null

export const PracticePage = (props: PracticeProps) => {
  const { visit, knowledge, search, practice } = props
  const { t } = visit
  const title = practice.title[t.language]
  const choices = (facet: Facet, ids: string[]) => <Links facet={facet} ids={ids} knowledge={knowledge} t={t} />
  return (
    <Page visit={visit} title={title}>
      <Thread search={search} practice={practice} t={t} />
      <h1>{title}</h1>
      <h2>{t('knowledge.challenge')}</h2>
      <p>{practice.challenge[t.language]}</p>
      <h2>{t('knowledge.direction')}</h2>
      <p>{practice.direction[t.language]}</p>
      <h2>{t('knowledge.steps')}</h2>
      <ol>
        {practice.steps.map(step => (
          <li>{step[t.language]}</li>
        ))}
      </ol>
      <h2>{t('knowledge.conditions')}</h2>
      <ul>
        {practice.conditions.map(condition => (
          <li>{condition[t.language]}</li>
        ))}
      </ul>
      <h2>{t('knowledge.for-whom')}</h2>
      <p>{practice.forWhom[t.language]}</p>
      <UseHere practice={practice} t={t} />
      <div class="cards">
        <section class="card">
          <h2>{t('knowledge.lowers')}</h2>
          {choices('barrier', practice.barriers)}
        </section>
        <section class="card">
          <h2>{t('knowledge.answers')}</h2>
          {choices('question', practice.questions)}
          {choices('keyword', practice.keywords)}
          {choices('precondition', [practice.precondition])}
        </section>
        <Origin {...props} />
      </div>
      <h2>{t('knowledge.related')}</h2>
      <PracticeList practices={relatedTo(practice, knowledge.practices)} wanted={search.wanted} t={t} />
    </Page>
  )
}
