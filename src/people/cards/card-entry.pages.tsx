import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { withBack } from '../welcome.ts'

/** Somebody holds a card and types its code. */
export const CardEntryPage = (props: { visit: Visit; back: string; typed?: string; refusal?: Word }) => {
  const { visit, back, typed, refusal } = props
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('people.cards.sign-in')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.cards.sign-in')}</h1>
      <form method="post" action={urls.signInCard}>
        <Field name="code" label={t('people.cards.code')} hint={t('people.cards.code.hint')} problems={problems}>
          {aria => (
            <input
              type="text"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxlength={20}
              value={typed}
              {...aria}
            />
          )}
        </Field>
        <input type="hidden" name="back" value={back} />
        <button type="submit" class="main">
          {t('people.cards.go-on')}
        </button>
      </form>
    </Page>
  )
}

const fieldOf = (refusal: Word): string | null => (refusal === 'people.cards.pins-differ' ? 'again' : 'pin')

interface PinProps {
  visit: Visit
  back: string
  name: string
  /** They chose their digits before. */
  hasPin: boolean
  refusal?: Word
}

/** The four digits that only the person knows: asked, or chosen the first time. */
export const PinPage = ({ visit, back, name, hasPin, refusal }: PinProps) => {
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf(refusal), text: t(refusal) }] : []
  const title = t(hasPin ? 'people.cards.pin.title' : 'people.cards.pin.choose', { name })
  const digits = { type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: 4 } as const
  return (
    <Page visit={visit} title={title} narrow>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <p>{t(hasPin ? 'people.cards.pin.explain' : 'people.cards.pin.choose.explain')}</p>
      <form method="post" action={urls.enterPin}>
        <Field name="pin" label={t('people.cards.pin')} problems={problems}>
          {aria => <input class="short" {...digits} {...aria} />}
        </Field>
        {!hasPin && (
          <Field name="again" label={t('people.cards.pin.again')} problems={problems}>
            {aria => <input class="short" {...digits} {...aria} />}
          </Field>
        )}
        <input type="hidden" name="back" value={back} />
        <div class="buttons">
          <button type="submit" class="main">
            {t('people.cards.pin.enter')}
          </button>
          <a class="button" href={withBack(urls.signInCard, back)}>
            {t('people.cards.not-me', { name })}
          </a>
        </div>
      </form>
    </Page>
  )
}
