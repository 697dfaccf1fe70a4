import type { Word } from '../../platform/words.ts'
import { Choices, Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { endReasons, lastDayOf } from './agreement.ts'
import type { AgreementProps } from './props.ts'

/** Codes that were just made, to write down or print: they are shown once. */
export const Codes = ({ visit: { t, origin }, codes }: AgreementProps) =>
  codes === undefined || codes.length === 0 ? null : (
    <section class="notice" role="status">
      <h2>{t('planning.agreement.codes')}</h2>
      <p>{t('planning.agreement.codes.explain')}</p>
      <ul>
        {codes.map(({ party, name, code }) => (
          <li>
            {name} ({t(`planning.agreement.party.${party}`)}): <strong class="say-code">{code}</strong>
            <br />
            <span class="small">{new URL(urls.agreementCode(code), origin).href}</span>
          </li>
        ))}
      </ul>
    </section>
  )

const Once = ({ id, step, word, main }: { id: string; step: string; word: string; main?: boolean }) => (
  <form method="post" action={urls.agreementStep(id, step)}>
    <button type="submit" class={main ? 'main' : undefined}>
      {word}
    </button>
  </form>
)

/** What asks to be sure of: folded, and done with a second click. */
const Sure = ({ id, step, title, explain }: { id: string; step: string; title: string; explain: string }) => (
  <details>
    <summary>{title}</summary>
    <p>{explain}</p>
    <Once id={id} step={step} word={title} />
  </details>
)

const Ending = ({ visit: { t }, agreement, typed, refusal }: AgreementProps) => {
  const field: Record<string, string> = {
    'planning.agreement.no-reason': 'why',
    'planning.agreement.wrong-end': 'day',
  }
  const problems = refusal && typed?.day !== undefined ? [{ field: field[refusal] ?? null, text: t(refusal) }] : []
  return (
    <details open={problems.length > 0}>
      <summary>{t('planning.agreement.end')}</summary>
      <form method="post" action={urls.agreementStep(agreement.id, 'stop')}>
        <Choices
          name="why"
          legend={t('planning.agreement.end.why')}
          options={endReasons.map(value => ({ value, label: t(`planning.agreement.end.${value}`) }))}
          chosen={[typed?.why ?? '']}
        />
        <Field name="day" label={t('planning.agreement.end.day')} problems={problems}>
          {aria => <input type="date" value={typed?.day ?? lastDayOf(agreement)} {...aria} />}
        </Field>
        <Field name="words" label={t('planning.agreement.end.words')}>
          {aria => (
            <textarea rows={2} maxlength={2000} {...aria}>
              {typed?.words}
            </textarea>
          )}
        </Field>
        <button type="submit">{t('planning.agreement.end.do')}</button>
      </form>
    </details>
  )
}

/** What whoever writes it can do with it, besides signing. */
export const Managing = (props: AgreementProps) => {
  const { visit, agreement, may, state } = props
  const { t } = visit
  const said = (word: Word) => t(word)
  return (
    <section class="no-print">
      <div class="buttons">
        {may.write && !may.sent && <Once main id={agreement.id} step="stuur" word={said('planning.agreement.send')} />}
        {may.write && state !== 'withdrawn' && (
          <a class="button" href={urls.changeAgreement(agreement.id)}>
            {t('planning.agreement.change')}
          </a>
        )}
        {may.sent && (
          <a class="button" href={urls.agreementPdf(agreement.id)}>
            {t('planning.agreement.pdf')}
          </a>
        )}
        {may.renew && <Once main id={agreement.id} step="verleng" word={said('planning.agreement.renew')} />}
        {may.letEnd && <Once id={agreement.id} step="laat-aflopen" word={said('planning.agreement.let-end')} />}
      </div>
      {may.end && <Ending {...props} />}
      {may.withdraw && (
        <Sure
          id={agreement.id}
          step="intrekken"
          title={said('planning.agreement.withdraw')}
          explain={said('planning.agreement.withdraw.explain')}
        />
      )}
    </section>
  )
}
