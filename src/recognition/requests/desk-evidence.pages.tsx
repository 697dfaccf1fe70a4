import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { size, Told } from '../evidence/item.pages.tsx'
import type { FoundRequest } from './request.store.ts'

/** One piece of evidence as it went along with a request: to look at, nothing else. */
export const DeskEvidencePage = (props: {
  visit: Visit
  request: FoundRequest
  item: KeptEvidence
  problem?: string
}) => {
  const { visit, request, item, problem } = props
  const { t } = visit
  return (
    <Page visit={visit} title={item.title} narrow>
      <p>
        <a href={urls.deskRequest(request.id)}>{request.ownerName}</a>
      </p>
      <Problems t={t} problems={problem ? [{ field: null, text: problem }] : []} />
      <h1>{item.title}</h1>
      <p class="soft">{t('recognition.desk.looks', { name: request.ownerName })}</p>
      <Told visit={visit} item={item} />
      <h2>{t('recognition.desk.files')}</h2>
      {item.files.length === 0 && <p>{t('recognition.desk.no-files')}</p>}
      <ul class="picked">
        {item.files.map(({ id, name, bytes }) => (
          <li>
            <span>
              <a href={urls.deskEvidenceFile(request.id, item.id, id)} download>
                {name}
              </a>{' '}
              <span class="soft">{size(bytes, visit)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
