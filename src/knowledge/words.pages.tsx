import type { Term } from '../platform/terms.ts'
import type { Visit } from '../platform/visit.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'

/** Every word that people must understand alike, in the order of the reader's language. */
export const WordsPage = ({ visit, words }: { visit: Visit; words: Term[] }) => {
  const { t } = visit
  const other = t.language === 'nl' ? 'en' : 'nl'
  const name = new Map(words.map(word => [word.id, word.name[t.language]]))
  const sorted = words.toSorted((a, b) => a.name[t.language].localeCompare(b.name[t.language], t.language))
  return (
    <Page visit={visit} title={t('knowledge.words')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.words')}</h1>
      <p>{t('knowledge.words.intro', { count: words.length })}</p>
      <dl class="words">
        {sorted.map(({ id, name: called, abbr, also, means, confusedWith }) => (
          <div id={id}>
            <dt>
              {[called[t.language], ...abbr].join(', ')}
              <span class="soft small" lang={other}>
                {' '}
                {called[other]}
              </span>
            </dt>
            <dd>
              {means[t.language]}
              {also.length > 0 && <span class="soft"> {t('knowledge.words.also', { words: also.join(', ') })}</span>}
              {confusedWith.length > 0 && (
                <span class="soft">
                  {' '}
                  {t('knowledge.words.confused')}{' '}
                  {confusedWith.map((each, at) => (
                    <>
                      {at > 0 && ', '}
                      <a href={`#${each}`}>{name.get(each)}</a>
                    </>
                  ))}
                  .
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
