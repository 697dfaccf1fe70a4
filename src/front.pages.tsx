import type { Visit } from './platform/visit.ts'
import { Ladder } from './ui/ladder.tsx'
import { Page } from './ui/page.tsx'
import { urls } from './urls.ts'

const doors = [
  ['worker', urls.start],
  ['guide', urls.start],
  ['employer', urls.support],
  ['provider', urls.programmes],
  ['sector', urls.concordance],
  ['programmer', urls.api],
] as const

export const FrontPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  const rung = (state: 'done' | 'perhaps' | 'todo') => ({
    kind: 'rung' as const,
    state,
    label: t(`house.front.rung.${state}`),
  })
  return (
    <Page visit={visit} title={t('house.front.title')}>
      <div class="hero">
        <div>
          <h1>{t('house.front.title')}</h1>
          <p>{t('house.front.one')}</p>
          <p>{t('house.front.two')}</p>
          <p>{t('house.front.three')}</p>
          <div class="buttons">
            <a class="button main" href={urls.start}>
              {t('house.front.start')}
            </a>
          </div>
          <p class="soft">{t('house.front.no-account')}</p>
        </div>
        <Ladder
          says={t('house.front.picture')}
          steps={[rung('done'), rung('done'), rung('perhaps'), { kind: 'flag' }, rung('todo'), rung('todo')]}
        />
      </div>
      <h2>{t('house.front.doors')}</h2>
      <ul class="cards">
        {doors.map(([who, address]) => (
          <li>
            <a class="card" href={address}>
              <h3>{t(`house.door.${who}`)}</h3>
              {t(`house.door.${who}.text`)}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
