import type { Day } from '../../platform/day.ts'
import { typeset } from '../../platform/pdf.ts'
import { day } from '../../platform/show.ts'
import { type Language, translators } from '../../platform/words.ts'
import { urls } from '../../urls.ts'

export interface PaperCard {
  name: string
  /** That of the person whose it is, not of who makes it. */
  language: Language
  code: string
  untilDay: Day
  organisation: string
  /** Where this house is: `https://leerladder.school.example`. */
  origin: string
}

/** Every sentence of a card. */
const sentencesOf = ({ name, language, code, untilDay, organisation, origin }: PaperCard) => {
  const t = translators[language]
  return {
    language,
    code,
    title: t('people.cards.paper.title', { name }),
    go: t('people.cards.paper.go'),
    address: new URL(urls.signInCard, origin).href.replace(/^https?:\/\//, ''),
    type: t('people.cards.paper.type'),
    pin: t('people.cards.paper.pin'),
    until: t('people.cards.until', { day: day(untilDay, language, 'plain') }),
    lost: t('people.cards.paper.lost', { organisation }),
  }
}

export const CardOnPaper = ({ card }: { card: PaperCard }) => {
  const { language, title, go, address, type, code, pin, until, lost } = sentencesOf(card)
  return (
    <section class="paper-card" lang={language} aria-label={title}>
      <p class="soft">Leerladder</p>
      <h2>{title}</h2>
      <ol>
        <li>
          {go} <strong>{address}</strong>
        </li>
        <li>
          {type} <p class="say-code">{code}</p>
        </li>
        <li>{pin}</li>
      </ol>
      <p>
        <strong>{until}</strong>
      </p>
      <p class="soft">{lost}</p>
    </section>
  )
}

/** The card as a tagged PDF of A6. */
export const cardPdf = (card: PaperCard): Uint8Array<ArrayBuffer> => typeset('card.typ', sentencesOf(card))
