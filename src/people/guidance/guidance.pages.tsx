import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { TermsAsk } from '../access/grant-access.ts'
import { partsToChoose } from '../access/parts.ts'
import { fieldOf, PartChoices, TermChoices } from '../access/terms-fields.tsx'
import type { Dossier } from '../dossier.store.ts'
import type { Asked } from './guidance.store.ts'
import { guideCodeDays } from './guidance.ts'

const CodeCard = ({ visit: { t }, code }: { visit: Visit; code: string | undefined }) => (
  <section class="card">
    <h2>{t('people.guidance.code')}</h2>
    <p>{t('people.guidance.code.explain', { days: guideCodeDays })}</p>
    {code && (
      <p class="notice" role="status">
        <strong>{code}</strong>
      </p>
    )}
    <form method="post" action={urls.guideCode}>
      <button type="submit">{t('people.guidance.code.make')}</button>
    </form>
  </section>
)

interface GuidanceProps {
  visit: Visit
  asked: Asked[]
  /** That was just made. */
  code?: string
  refusal?: Word
}

/** Who asks me whether they may guide me, and a code for a guide who sits beside me. */
export const GuidancePage = ({ visit, asked, code, refusal }: GuidanceProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.guidance.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.guidance.title')}</h1>
      <p>{t('people.guidance.explain')}</p>
      {asked.length === 0 ? (
        <Empty>
          <p>{t('people.guidance.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {asked.map(({ id, guide, organisation }) => (
            <li>
              <a class="card" href={urls.guidanceAsk(id)}>
                <h2>{guide}</h2>
                {t('people.guidance.of', { organisation })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <CodeCard visit={visit} code={code} />
    </Page>
  )
}

export type YesAsk = Pick<TermsAsk, 'parts' | 'days'> & { dossier: string }

export interface AskedProps {
  visit: Visit
  asked: Asked
  dossiers: Dossier[]
  refusal?: Word
  typed?: YesAsk
}

const offered = partsToChoose({ reach: 'member', roles: ['guide'], days: null })

const YesForm = ({ visit, asked, dossiers, typed }: AskedProps) => {
  const { t } = visit
  const [newest, ...older] = dossiers
  if (!newest)
    return (
      <Empty>
        <p>{t('people.guidance.nothing-kept')}</p>
        <a class="button" href={urls.start}>
          {t('house.nav.start')}
        </a>
      </Empty>
    )
  const kept = ({ keptAt }: Dossier) => (keptAt ? day(dayOf(keptAt), t.language, 'plain') : '')
  return (
    <form method="post" action={urls.guidanceAsk(asked.id)}>
      {older.length > 0 && (
        <Choices
          name="dossier"
          legend={t('people.guidance.dossier')}
          options={dossiers.map(each => ({
            value: each.id,
            label: t('people.guidance.dossier.kept', { day: kept(each) }),
          }))}
          chosen={[typed?.dossier ?? newest.id]}
        />
      )}
      <PartChoices visit={visit} offered={offered} purpose="guidance" chosen={typed?.parts ?? []} />
      <TermChoices visit={visit} typed={typed} />
      <button type="submit" class="main">
        {t('people.guidance.yes')}
      </button>
    </form>
  )
}

/** Yes, with what and how long, or no. */
export const AskedPage = (props: AskedProps) => {
  const { visit, asked, refusal } = props
  const { t } = visit
  const { guide, organisation } = asked
  const title = t('people.guidance.asked', { guide })
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.guidance}>{t('people.guidance.back')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p>{t('people.guidance.asked.explain', { guide, organisation })}</p>
      <YesForm {...props} />
      <section class="card">
        <p>{t('people.guidance.no.explain')}</p>
        <form method="post" action={urls.refuseGuidance(asked.id)}>
          <button type="submit">{t('people.guidance.no')}</button>
        </form>
      </section>
    </Page>
  )
}
