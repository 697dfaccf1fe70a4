import type { Catalogue } from '../../catalogue/index.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Leg } from '../route.ts'
import type { HeldPlace, HeldWait } from './places/place.store.ts'
import { sayDays, sayMeetings, sayPlace } from './say-meetings.ts'

export interface OverviewProps {
  visit: Visit
  catalogue: Catalogue
  legs: Leg[]
  places: HeldPlace[]
  waits: HeldWait[]
  /** How many times they said that they cannot come. */
  shifts: number
  /** The group of a place that was just given back, which can be taken again. */
  givenBack: { id: string; name: string } | null
}

const Places = ({ visit: { t }, catalogue, places }: OverviewProps) => (
  <ul class="cards">
    {places.map(({ id, group }) => (
      <li class="card">
        <h3>{catalogue.modules.get(group.module)?.title[t.language] ?? group.name}</h3>
        <p>
          {group.name}
          <br />
          {sayMeetings(group, t)}
          <br />
          {sayPlace(group, t)}
          <br />
          <span class="soft">{sayDays(group, t)}</span>
        </p>
        <form method="post" action={urls.giveBackPlace(id)}>
          <button type="submit" class="quiet">
            {t('planning.week.place.give-back')}
            <span class="hidden-text">: {group.name}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
)

const Waits = ({ visit: { t }, catalogue, waits }: OverviewProps) => (
  <ul class="cards">
    {waits.map(wait => (
      <li class="card">
        <h3>{catalogue.modules.get(wait.module)?.title[t.language] ?? wait.name}</h3>
        <p>
          <Tag tone="perhaps">{t('planning.week.place.ahead', { count: wait.ahead })}</Tag>
        </p>
        <p>
          {wait.name}
          <br />
          {sayMeetings(wait, t)}
          <br />
          <span class="soft">{t('planning.week.begins', { day: day(wait.firstDay, t.language, 'plain') })}</span>
        </p>
        <form method="post" action={urls.leaveLine(wait.id)}>
          <button type="submit" class="quiet">
            {t('planning.week.place.leave-line')}
            <span class="hidden-text">: {wait.name}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
)

const Legs = ({ visit: { t }, legs }: OverviewProps) =>
  legs.length === 0 ? (
    <Empty>
      <p>{t('planning.week.no-route')}</p>
      <p>
        <a class="button main" href={urls.start}>
          {t('planning.week.to-start')}
        </a>
      </p>
    </Empty>
  ) : (
    <ul class="cards">
      {legs.map(({ programme, provider }) => (
        <li>
          <a class="card" href={urls.weekOf(programme.id)}>
            <h3>{programme.title[t.language]}</h3>
            <p class="soft">{provider.name}</p>
          </a>
        </li>
      ))}
    </ul>
  )

/** Everything of somebody's week: what they have, what they can plan, when they cannot come. */
export const OverviewPage = (props: OverviewProps) => {
  const { visit, places, waits, shifts, givenBack } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.title')}>
      <h1>{t('planning.week.title')}</h1>
      {givenBack && (
        <div class="notice" role="status">
          <p>{t('planning.week.place.given-back', { group: givenBack.name })}</p>
          <form method="post" action={urls.takePlaces}>
            <input type="hidden" name="group" value={givenBack.id} />
            <button type="submit">{t('planning.week.place.take-again')}</button>
          </form>
        </div>
      )}
      <div class="buttons">
        <a class="button" href={urls.shifts}>
          {t('planning.week.to-shifts', { count: shifts })}
        </a>
        <a class="button" href={urls.weekWishes}>
          {t('planning.week.wishes.title')}
        </a>
        <a class="button" href={urls.calendar}>
          {t('planning.week.calendar.title')}
        </a>
      </div>
      <h2>{t('planning.week.places')}</h2>
      {places.length === 0 ? (
        <Empty>
          <p>{t('planning.week.places.none')}</p>
        </Empty>
      ) : (
        <Places {...props} />
      )}
      {waits.length > 0 && (
        <>
          <h2>{t('planning.week.waits')}</h2>
          <Waits {...props} />
        </>
      )}
      <h2>{t('planning.week.plan')}</h2>
      <Legs {...props} />
    </Page>
  )
}
