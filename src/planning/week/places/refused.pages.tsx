import type { Catalogue } from '../../../catalogue/index.ts'
import type { Visit } from '../../../platform/visit.ts'
import { Page } from '../../../ui/page.tsx'
import { Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { PlaceOutcome } from './take-places.ts'

/** No place was taken: why, in which group, and what one can do. */
export const PlaceRefusedPage = (props: {
  visit: Visit
  catalogue: Catalogue
  outcome: PlaceOutcome & { ok: false }
}) => {
  const { visit, catalogue, outcome } = props
  const { t } = visit
  const { refusal, group } = outcome
  const module = group && catalogue.modules.get(group.module)
  const title = t('planning.week.place.refused')
  return (
    <Page visit={visit} title={title} narrow>
      <Problems t={t} problems={[{ field: null, text: t(refusal) }]} />
      <h1>{title}</h1>
      {group && (
        <p>
          {module?.title[t.language]} ({group.name})
        </p>
      )}
      <p>{t('planning.week.place.nothing-taken')}</p>
      {refusal === 'planning.week.place.full' && group && (
        <form method="post" action={urls.joinLine}>
          <input type="hidden" name="group" value={group.id} />
          <p>{t('planning.week.place.line.explain', { count: group.waiting })}</p>
          <button type="submit">{t('planning.week.place.wait')}</button>
        </form>
      )}
      <p>
        <a class="button main" href={urls.week}>
          {t('planning.week.place.back')}
        </a>
      </p>
    </Page>
  )
}
