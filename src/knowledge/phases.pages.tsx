import { Wide } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { government, type Knowledge } from './content.ts'
import { Dots } from './dots.tsx'

/** From idea to a route that lasts: three phases, and who does what in each. */
export const PhasesPage = ({ visit, knowledge }: { visit: Visit; knowledge: Knowledge }) => {
  const { t } = visit
  const { phases, actors } = knowledge
  const who = [
    ...actors.map(({ id, name }) => ({ id, name: name[t.language], address: urls.actor(id) })),
    { id: government, name: t('knowledge.government'), address: urls.recommendations },
  ]
  const rows = who.map(({ id, name }) => ({
    label: name,
    figures: phases.map(({ steps }) => steps.filter(step => step.who.includes(id)).length),
  }))
  const says = t('knowledge.phases.says', { steps: phases.flatMap(({ steps }) => steps).length })
  return (
    <Page visit={visit} title={t('knowledge.door.phases')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.door.phases')}</h1>
      <p>{t('knowledge.phases.intro')}</p>
      <ol>
        {phases.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{title[t.language]}</a>
          </li>
        ))}
      </ol>
      <Wide says={says}>
        <Dots says={says} heads={phases.map((_, at) => String(at + 1))} groups={[{ title: null, rows }]} />
      </Wide>
      {phases.map(({ id, title, steps, source }, at) => (
        <section id={id}>
          <table class="table folds">
            <caption>
              {at + 1}. {title[t.language]}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('knowledge.phases.step')}</th>
                <th scope="col">{t('knowledge.phases.who')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(step => (
                <tr>
                  <th scope="row">{step.text[t.language]}</th>
                  <td data-label={t('knowledge.phases.who')}>
                    {who
                      .filter(each => step.who.includes(each.id))
                      .map(({ name, address }, place) => (
                        <>
                          {place > 0 && ', '}
                          <a href={address}>{name}</a>
                        </>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="soft small">{t('knowledge.source', { chapter: source })}</p>
        </section>
      ))}
    </Page>
  )
}
