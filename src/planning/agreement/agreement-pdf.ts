import { dayOf } from '../../platform/day.ts'
import { typeset } from '../../platform/pdf.ts'
import { day, time } from '../../platform/show.ts'
import { translators } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { type Agreement, agreedOf, newestOf } from './agreement.ts'
import { nameOf } from './signing.tsx'
import { partsOf, shortHash } from './text.ts'

/**
 * The text as it was signed, with who signed it and its hash, as a tagged PDF: what everybody signed last, or the newest
 * text while nobody agreed yet. It is Dutch, as the text is.
 */
export const agreementPdf = (agreement: Agreement, origin: string): Uint8Array<ArrayBuffer> => {
  const t = translators.nl
  const { text, sha256, number, writtenAt } = agreedOf(agreement) ?? newestOf(agreement)
  const [first, ...parts] = partsOf(text)
  const rows = agreement.parties.map(party => {
    const signed = agreement.signatures.find(each => each.number === number && each.party === party.party)
    return [
      t(`planning.agreement.party.${party.party}`),
      [signed?.name ?? nameOf(party), signed && party.organisation ? `(${party.organisation})` : ''].join(' ').trim() ||
        '–',
      signed
        ? `${day(dayOf(signed.signedAt), 'nl', 'plain')}, ${time(signed.signedAt, 'nl')}`
        : t('planning.agreement.not-signed'),
    ]
  })
  const table = {
    title: t('planning.agreement.who'),
    lines: [],
    head: [t('planning.agreement.pdf.party'), t('planning.agreement.name'), t('planning.agreement.signed')],
    rows,
  }
  return typeset('letter.typ', {
    language: 'nl',
    title: first?.title ?? t('planning.agreement.text.title'),
    opening: first?.lines ?? [],
    sections: [...parts.map(part => ({ head: [], rows: [], ...part })), table],
    closing: [
      t('planning.agreement.pdf.mark', { mark: shortHash(sha256) }),
      t('planning.agreement.pdf.hash', { hash: sha256 }),
      t('planning.agreement.pdf.check', { address: new URL(urls.checkHashes, origin).href }),
    ],
    from: agreement.set.keeper,
    to: agreement.parties.find(({ party }) => party === 'worker')?.name || '–',
    number: t('planning.agreement.pdf.version', { number }),
    date: day(dayOf(writtenAt), 'nl', 'plain'),
    footer: t('planning.agreement.pdf.footer'),
  })
}
