import type { Portrait } from '../people/index.ts'
import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import { questions } from './questions.ts'
import { type Names, sayBack } from './say-back.ts'

/** Check your answers: writes itself from the questions. */
export const CheckPage = ({ visit, portrait, names }: { visit: Visit; portrait: Portrait; names: Names }) => {
  const { t } = visit
  const shown = questions.filter(({ slug }) => slug !== 'werkplek')
  const last = questions.at(-1)
  return (
    <Page visit={visit} title={t('orientation.check.title')} narrow scripts={['speak']}>
      {last && (
        <p class="no-print">
          <a class="way-back" href={urls.question(last.slug)}>
            ‹ {t('house.back')}
          </a>
        </p>
      )}
      <h1>{t('orientation.check.title')}</h1>
      <p class="soft">{t('orientation.check.explain')}</p>
      <dl class="answers">
        {shown.map(({ section, slug }) => {
          const said = sayBack(section, portrait, t, names)
          const short = t(`orientation.question.${slug}.short`)
          return (
            <div>
              <dt>{short}</dt>
              <dd>
                {said ? (
                  <ul>
                    {said.map(sentence => (
                      <li>{sentence}</li>
                    ))}
                  </ul>
                ) : (
                  <span class="soft">{t('orientation.check.skipped')}</span>
                )}
              </dd>
              <dd>
                <a href={`${urls.question(slug)}?na=nakijken`}>
                  {t(said ? 'orientation.check.change' : 'orientation.check.answer')}
                  <span class="hidden-text">: {short}</span>
                </a>
              </dd>
            </div>
          )
        })}
      </dl>
      <div class="thumb">
        <a class="button main" href={urls.ladder}>
          {t('orientation.check.ladder')}
        </a>
      </div>
    </Page>
  )
}
