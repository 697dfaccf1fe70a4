import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Written } from './letter.store.ts'
import { letterNumber } from './letter.ts'

/** Letters as links to their PDF; nothing when there are none. */
export const LetterLinks = ({ visit, letters }: { visit: Visit; letters: Written[] }) => {
  const { t } = visit
  if (letters.length === 0) return null
  return (
    <ul>
      {letters.map(letter => (
        <li>
          <a href={urls.letter(letter.id)}>
            {t(`recognition.letter.kind.${letter.kind}`)} {letterNumber(letter)}
          </a>{' '}
          <span class="soft">
            {letter.from}, {day(dayOf(letter.writtenAt), t.language, 'plain')} (PDF)
          </span>
          {letter.kind !== 'invitation' && (
            <>
              {' '}
              <a href={urls.found(letter.about)}>
                {t('recognition.found.title')}
                <span class="hidden-text"> ({letterNumber(letter)})</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Every letter that organisations wrote to me here. */
export const LettersPage = ({ visit, letters }: { visit: Visit; letters: Written[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.letters.title')} narrow>
      <h1>{t('recognition.letters.title')}</h1>
      {letters.length === 0 ? (
        <Empty>
          <p>{t('recognition.letters.empty')}</p>
        </Empty>
      ) : (
        <LetterLinks visit={visit} letters={letters} />
      )}
    </Page>
  )
}
