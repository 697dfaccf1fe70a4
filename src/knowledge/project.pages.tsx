import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Knowledge, Project } from './content.ts'
import { PracticeList } from './practice-list.tsx'
import { addressOf, hitsFor, isWished, type Search, wishes } from './wanted.ts'

export const ProjectsPage = ({ visit, knowledge }: { visit: Visit; knowledge: Knowledge }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('knowledge.projects')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.projects')}</h1>
      <p>{t('knowledge.projects.intro', { count: knowledge.projects.length })}</p>
      <ul class="cards">
        {knowledge.projects.map(({ id, title, tried, sector }) => (
          <li>
            <a class="card" href={urls.project(id)}>
              <h2>{title[t.language]}</h2>
              <p>{tried[t.language]}</p>
              <Tag>{sector[t.language]}</Tag>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

interface ProjectProps {
  visit: Visit
  knowledge: Knowledge
  search: Search
  project: Project
}

export const ProjectPage = ({ visit, knowledge, search, project }: ProjectProps) => {
  const { t } = visit
  const title = project.title[t.language]
  const chosen = wishes.some(wish => isWished(search.wanted, wish))
  const practices = knowledge.practices.filter(practice => practice.project === project.id)
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        {chosen && (
          <>
            <a class="way-back" href={addressOf(search.wanted)}>
              {t('knowledge.back.list', { count: hitsFor(search).length })}
            </a>
            {' · '}
          </>
        )}
        <a href={urls.projects}>{t('knowledge.projects.back')}</a>
      </p>
      <h1>{title}</h1>
      <h2>{t('knowledge.project.tried')}</h2>
      <p>{project.tried[t.language]}</p>
      <h2>{t('knowledge.for-whom')}</h2>
      <p>{project.forWhom[t.language]}</p>
      <h2>{t('knowledge.project.findings')}</h2>
      <ul>
        {project.findings.map(finding => (
          <li>{finding[t.language]}</li>
        ))}
      </ul>
      <h2>{t('knowledge.project.practices')}</h2>
      <PracticeList practices={practices} wanted={search.wanted} t={t} />
      <div class="cards">
        <section class="card">
          <h2>{t('knowledge.project.who')}</h2>
          <p>{t('knowledge.project.sector', { sector: project.sector })}</p>
          <ul>
            {project.partners.map(partner => (
              <li>{partner[t.language]}</li>
            ))}
          </ul>
        </section>
        <section class="card">
          <h2>{t('knowledge.project.themes')}</h2>
          <ul>
            {knowledge.themes
              .filter(({ id }) => project.themes.includes(id))
              .map(theme => (
                <li>
                  <a href={addressOf({ theme: theme.id })}>{theme.title[t.language]}</a>
                </li>
              ))}
          </ul>
        </section>
        <section class="card">
          <h2>{t('knowledge.project.report')}</h2>
          <p>
            <a href={project.report} lang="nl">
              {project.reportTitle}
            </a>
          </p>
          <p class="soft small">{t('knowledge.source', { chapter: project.source })}</p>
        </section>
      </div>
    </Page>
  )
}
