import { asTyped } from '../../orientation/index.ts'
import { figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { Worth } from './evidence.pages.tsx'
import type { KeptEvidence } from './evidence.store.ts'
import { most } from './evidence.ts'

interface ItemProps {
  visit: Visit
  item: KeptEvidence
  problems?: Problem[]
}

/** What the file type is called where files are chosen; a phone turns its own kind of photo into a JPEG. */
const accepted = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt,.txt,.csv,.webm,.ogg,.m4a,.mp4'

export const size = (bytes: number, { t }: Visit): string =>
  bytes < 1_000_000
    ? `${figure(Math.max(1, bytes / 1000), t.language)} kB`
    : `${figure(bytes / 1_000_000, t.language, 1)} MB`

export const Told = ({ visit, item }: ItemProps) => {
  const { t } = visit
  const told = [
    { about: t('recognition.evidence.kind'), says: t(`recognition.evidence.kind.${item.kind}`) },
    { about: t('recognition.evidence.issuer'), says: item.issuer },
    { about: t('recognition.evidence.holder'), says: item.holder },
    { about: t('recognition.evidence.when'), says: asTyped(item.issuedOn) },
    { about: t('recognition.evidence.paper'), says: item.paper },
    { about: t('recognition.evidence.description'), says: item.description },
  ].filter(({ says }) => says)
  return (
    <dl class="answers">
      {told.map(({ about, says }) => (
        <div>
          <dt>{about}</dt>
          {says?.split(/\n+/).map(line => (
            <dd>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

const Files = ({ visit, item }: ItemProps) => {
  const { t } = visit
  return (
    <section aria-labelledby="bestanden">
      <h2 id="bestanden">{t('recognition.evidence.your-files')}</h2>
      {item.files.length === 0 && <p>{t('recognition.evidence.no-files-yet')}</p>}
      <ul class="picked">
        {item.files.map(({ id, name, bytes }) => (
          <li>
            <span>
              <a href={urls.evidenceFile(item.id, id)} download>
                {name}
              </a>{' '}
              <span class="soft">{size(bytes, visit)}</span>
            </span>
            <form method="post" action={urls.removeEvidenceFile(item.id, id)}>
              <button type="submit" class="quiet">
                {t('recognition.evidence.remove-file')}
                <span class="hidden-text">: {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

const AddFiles = ({ visit, item, problems = [] }: ItemProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.evidence.add-files')}</h2>
      <p>{t('recognition.evidence.limits', { most: most.filesEach, size: most.bytesEach / 1_000_000 })}</p>
      <form method="post" action={urls.evidenceFiles(item.id)} enctype="multipart/form-data" data-upload>
        <Field name="photo" label={t('recognition.evidence.photo')} hint={t('recognition.evidence.photo.hint')}>
          {aria => <input type="file" accept="image/jpeg" capture="environment" {...aria} />}
        </Field>
        <Field
          name="files"
          label={t('recognition.evidence.choose')}
          hint={t('recognition.evidence.choose.hint')}
          problems={problems}
        >
          {aria => <input type="file" multiple accept={accepted} {...aria} />}
        </Field>
        <p hidden>
          <label for="voortgang">{t('recognition.evidence.sending')}</label> <progress id="voortgang" max="100" />
        </p>
        <button type="submit" class="main">
          {t('recognition.evidence.send')}
        </button>
      </form>
    </section>
  )
}

/** One piece of evidence: what it is, its files, and adding to them. */
export const ItemPage = (props: ItemProps) => {
  const { visit, item, problems = [] } = props
  const { t } = visit
  return (
    <Page visit={visit} title={item.title} narrow scripts={['upload']}>
      <p>
        <a href={urls.evidence}>{t('recognition.evidence.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{item.title}</h1>
      <p>
        <Worth visit={visit} item={item} />
      </p>
      <Told {...props} />
      <Files {...props} />
      {item.files.length < most.filesEach ? <AddFiles {...props} /> : <p>{t('recognition.evidence.full-item')}</p>}
      <p>
        <a href={urls.removeEvidence(item.id)}>{t('recognition.evidence.remove')}</a>
      </p>
    </Page>
  )
}

export const RemovePage = ({ visit, item }: ItemProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evidence.remove.sure', { title: item.title })} narrow>
      <h1>{t('recognition.evidence.remove.sure', { title: item.title })}</h1>
      <p>{t('recognition.evidence.remove.goes', { count: item.files.length })}</p>
      <form method="post" action={urls.removeEvidence(item.id)}>
        <div class="buttons">
          <a class="button main" href={urls.evidenceItem(item.id)}>
            {t('recognition.evidence.remove.back')}
          </a>
          <button type="submit">{t('recognition.evidence.remove.do')}</button>
        </div>
      </form>
    </Page>
  )
}
