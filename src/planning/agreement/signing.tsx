import { dayOf } from '../../platform/day.ts'
import { day, time } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Agreement, newestOf, type PartyIn, refusalOf } from './agreement.ts'
import type { AgreementProps } from './props.ts'
import { shortHash } from './text.ts'

export const nameOf = ({ name, organisation }: PartyIn): string => organisation ?? name

const Signed = ({ agreement, party, t }: { agreement: Agreement; party: PartyIn; t: Translate }) => {
  const { number } = newestOf(agreement)
  const own = agreement.signatures.filter(each => each.party === party.party)
  const now = own.find(each => each.number === number)
  const before = own.findLast(each => each.number !== number)
  const refused = refusalOf(agreement)
  return (
    <>
      {now ? (
        <p>
          <Tag tone="done" icon="check">
            {t('planning.agreement.signed')}
          </Tag>{' '}
          {t('planning.agreement.signed-by', {
            name: now.name || t('planning.agreement.gone'),
            day: day(dayOf(now.signedAt), t.language, 'plain'),
            time: time(now.signedAt, t.language),
          })}
        </p>
      ) : refused?.party === party.party ? (
        <p>
          <Tag tone="urgent">{t('planning.agreement.refused')}</Tag>
        </p>
      ) : (
        <p>
          <Tag tone="perhaps">{t('planning.agreement.not-signed')}</Tag>
        </p>
      )}
      {before && !now && (
        <p class="soft small">
          <s>{t('planning.agreement.signed-before', { number: before.number })}</s> {t('planning.agreement.void')}
        </p>
      )}
    </>
  )
}

/** Who signs, and who did. */
export const Signers = ({ visit: { t }, agreement, mine, may }: AgreementProps) => (
  <section aria-labelledby="wie-tekent">
    <h2 id="wie-tekent">{t('planning.agreement.who')}</h2>
    <ul class="agreed">
      {agreement.parties.map(party => (
        <li>
          <strong>{t(`planning.agreement.party.${party.party}`)}</strong>{' '}
          {nameOf(party) || t('planning.agreement.gone')}
          {mine.includes(party) && ` (${t('planning.agreement.that-is-you')})`}
          <Signed agreement={agreement} party={party} t={t} />
          {may.write && may.sent && party.personId === null && party.organisationId === null && (
            <form method="post" action={urls.agreementStep(agreement.id, 'code')}>
              <input type="hidden" name="party" value={party.party} />
              <button type="submit" class="quiet">
                {t(party.email ? 'planning.agreement.mail-again' : 'planning.agreement.new-code')}
                <span class="hidden-text">: {nameOf(party)}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </section>
)

/** Signing, for each party that this person can sign for. */
export const Sign = ({ visit: { t }, agreement, toSign }: AgreementProps) => {
  const { number, sha256 } = newestOf(agreement)
  return (
    <>
      {toSign.map(party => (
        <form method="post" action={urls.agreementStep(agreement.id, 'teken')} class="card sign">
          <h2>{t('planning.agreement.sign.title', { party: t(`planning.agreement.party.${party.party}`) })}</h2>
          <p>{t('planning.agreement.sign.explain')}</p>
          <input type="hidden" name="party" value={party.party} />
          <input type="hidden" name="number" value={String(number)} />
          <input type="hidden" name="sha256" value={sha256} />
          <label class="choice">
            <input type="checkbox" name="read" value="ja" required />
            <span>{t('planning.agreement.sign.read')}</span>
          </label>
          <p class="small soft">{t('planning.agreement.mark', { mark: shortHash(sha256) })}</p>
          <button type="submit" class="main">
            {t('planning.agreement.sign.do')}
          </button>
        </form>
      ))}
    </>
  )
}
