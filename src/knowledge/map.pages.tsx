import { Wide } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { type Barrier, type Knowledge, sufferers } from './content.ts'
import { Dots } from './dots.tsx'
import { addressOf } from './wanted.ts'

const practicesFor = ({ practices }: Knowledge, barrier: Barrier, precondition: string) =>
  practices.filter(each => each.precondition === precondition && each.barriers.includes(barrier.id))

const MapTable = ({ knowledge, t }: { knowledge: Knowledge; t: Translate }) => (
  <table class="table folds">
    <caption>{t('knowledge.map.table')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('knowledge.facet.barrier')}</th>
        <th scope="col">{t('knowledge.map.practices')}</th>
      </tr>
    </thead>
    <tbody>
      {knowledge.barriers.map(barrier => (
        <tr>
          <th scope="row">
            <a href={addressOf({ barrier: barrier.id })}>{barrier.title[t.language]}</a>
            <br />
            <span class="soft small">{t(`knowledge.barriers-of.${barrier.of}`)}</span>
          </th>
          <td>
            <p>{barrier.about[t.language]}</p>
            <ul>
              {knowledge.preconditions.flatMap(({ id }, at) =>
                practicesFor(knowledge, barrier, id).map(practice => (
                  <li>
                    {at + 1}. <a href={urls.practice(practice.id)}>{practice.title[t.language]}</a>
                  </li>
                )),
              )}
            </ul>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Which barriers are met under which precondition, and by which practices. */
export const BarrierMapPage = ({ visit, knowledge }: { visit: Visit; knowledge: Knowledge }) => {
  const { t } = visit
  const { barriers, preconditions } = knowledge
  const groups = sufferers.map(of => ({
    title: t(`knowledge.barriers-of.${of}`),
    rows: barriers
      .filter(barrier => barrier.of === of)
      .map(barrier => ({
        label: barrier.title[t.language],
        figures: preconditions.map(({ id }) => practicesFor(knowledge, barrier, id).length),
      })),
  }))
  const says = t('knowledge.map.says', { barriers: barriers.length, preconditions: preconditions.length })
  return (
    <Page visit={visit} title={t('knowledge.door.map')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.door.map')}</h1>
      <p>{t('knowledge.map.intro')}</p>
      <h2>{t('knowledge.map.preconditions')}</h2>
      <ol>
        {preconditions.map(({ id, title, about }) => (
          <li>
            <a href={addressOf({ precondition: id })}>{title[t.language]}</a>. {about[t.language]}
          </li>
        ))}
      </ol>
      <Wide says={says}>
        <Dots says={says} heads={preconditions.map((_, at) => String(at + 1))} groups={groups} />
      </Wide>
      <MapTable knowledge={knowledge} t={t} />
    </Page>
  )
}
