import { named, type Programme } from '../../catalogue/index.ts'
import { money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Figures, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Frame, levels } from './frame.ts'

export interface Offered {
  frame: Frame
  /** null: no longer in the catalogue. */
  programme: Programme | null
  providerName: string
}

export const titleOf = ({ frame, programme }: Pick<Offered, 'frame' | 'programme'>, t: Translate): string =>
  programme ? programme.title[t.language] : frame.programme

/** What one must know before one asks: the steps, how long, what it costs, and what one can do about the answer. */
export const HowItGoes = ({ frame, t }: { frame: Frame; t: Translate }) => {
  const { terms, jurors, agreeing, passAt } = frame
  return (
    <>
      <Figures
        figures={[
          { value: money(terms.intakeFee, t.language), meaning: t('recognition.evc-he.how.intake') },
          { value: money(terms.mostFee, t.language), meaning: t('recognition.evc-he.how.most') },
          {
            value: t('recognition.evc-he.days', { count: terms.portfolioDays }),
            meaning: t('recognition.evc-he.how.portfolio'),
          },
          {
            value: t('recognition.policy.days', { count: terms.decisionDays }),
            meaning: t('recognition.evc-he.how.decision'),
          },
          { value: t('recognition.evc-he.days', { count: terms.appealDays }), meaning: t('recognition.policy.appeal') },
        ]}
      />
      <ol>
        <li>{t('recognition.evc-he.how.ask')}</li>
        {frame.parts.map(({ title, task }) => (
          <li>
            <strong>{title[t.language]}.</strong> {task[t.language]}
          </li>
        ))}
        <li>{t('recognition.evc-he.how.jury', { jurors, agreeing })}</li>
        <li>{t('recognition.evc-he.how.result', { level: t(`recognition.evc-he.level.${passAt}`) })}</li>
        <li>{t('recognition.evc-he.how.appeal')}</li>
      </ol>
    </>
  )
}

/** What a jury looks at, in words, for everybody to read. */
const Rubric = ({ frame, t }: { frame: Frame; t: Translate }) => (
  <>
    {frame.competences.map(({ title, criteria }) => (
      <details>
        <summary>{title[t.language]}</summary>
        {criteria.map(criterion => (
          <>
            <h3>{criterion.title[t.language]}</h3>
            <dl class="answers">
              {levels.map(level => (
                <div>
                  <dt>{t(`recognition.evc-he.level.${level}`)}</dt>
                  <dd>{criterion.levels[level][t.language]}</dd>
                </div>
              ))}
            </dl>
          </>
        ))}
      </details>
    ))}
  </>
)

/** Where one can have experience recognised by a college. */
export const EvcHePage = ({ visit, offered }: { visit: Visit; offered: Offered[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evc-he.title')} narrow>
      <h1>{t('recognition.evc-he.title')}</h1>
      <p>{t('recognition.evc-he.what')}</p>
      <p class="notice">{t('recognition.evc-he.not-profession')}</p>
      {offered.length === 0 ? (
        <Empty>
          <p>{t('recognition.evc-he.none-offered')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {offered.map(each => (
            <li>
              <a class="card" href={urls.evcHeProgramme(each.frame.programme)}>
                <h2>{titleOf(each, t)}</h2>
                {each.providerName}
              </a>
            </li>
          ))}
        </ul>
      )}
      {visit.person && (
        <p>
          <a href={urls.ownEvcHes}>{t('recognition.evc-he.own')}</a>
        </p>
      )}
    </Page>
  )
}

/** How one programme goes about it, before anybody asks. */
export const EvcHeProgrammePage = ({ visit, offered }: { visit: Visit; offered: Offered }) => {
  const { t } = visit
  const { frame, programme, providerName } = offered
  return (
    <Page visit={visit} title={t('recognition.evc-he.title')} narrow>
      <p>
        <a href={urls.evcHe}>{t('recognition.evc-he.title')}</a>
      </p>
      <h1>{titleOf(offered, t)}</h1>
      <p>
        {t('recognition.evc-he.at', {
          provider: providerName,
          programme: programme ? named(programme.title) : frame.programme,
        })}{' '}
        {frame.example && <Tag tone="perhaps">{t('recognition.evc-he.example')}</Tag>}
      </p>
      <section class="card">
        <h2>{t('recognition.ask.how')}</h2>
        <HowItGoes frame={frame} t={t} />
      </section>
      <h2>{t('recognition.evc-he.rubric')}</h2>
      <Rubric frame={frame} t={t} />
      <p class="buttons">
        <a class="button main" href={`${urls.askEvcHe}?opleiding=${frame.programme}`}>
          {t('recognition.evc-he.ask.go')}
        </a>
      </p>
    </Page>
  )
}
