import { day } from '../../platform/show.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Agreement, lastStep, newestOf, type Step, unanswered } from './agreement.ts'
import { conditionOf, sayValue, typedAs } from './condition.ts'
import { ValueField } from './condition-field.tsx'
import { LawOf } from './give-and-get.tsx'
import { type Fault, fairRetention } from './terms.ts'
import type { SignedIn } from './visit.ts'

interface ChangeProps {
  visit: SignedIn
  agreement: Agreement
  faults: Fault[]
  /** As typed, when it was not accepted. */
  typed?: Record<string, string>
}

const proposalsOn = (agreement: Agreement) =>
  unanswered(agreement).filter((step): step is Extract<Step, { kind: 'proposed' }> => step.kind === 'proposed')

/** Writing the next text: each condition with what the set says, and why it would differ. */
export const ChangePage = ({ visit, agreement, faults, typed = {} }: ChangeProps) => {
  const { t } = visit
  const newest = newestOf(agreement)
  const { terms } = newest
  const { body } = agreement.set
  const problems = faults.map(({ field, says, with: values }) => ({
    field: field === '' ? null : field,
    text: t(says, values ?? {}),
  }))
  const proposals = proposalsOn(agreement)
  const sent = lastStep(agreement, 'sent') !== undefined
  const title = t('planning.agreement.change.title', { programme: terms.programme.title })
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.agreement(agreement.id)}>{t('planning.agreement.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <p>{t(sent ? 'planning.agreement.change.again' : 'planning.agreement.change.explain')}</p>
      <form method="post" action={urls.changeAgreement(agreement.id)}>
        <input type="hidden" name="seen" value={typed.seen ?? String(newest.number)} />
        <Field name="from" label={t('planning.agreement.from')} problems={problems}>
          {aria => <input type="date" value={typed.from ?? terms.from} {...aria} />}
        </Field>
        <Field name="until" label={t('planning.agreement.until')} problems={problems}>
          {aria => <input type="date" value={typed.until ?? terms.until} {...aria} />}
        </Field>
        <Field
          name="contract"
          label={t('planning.agreement.contract.ask')}
          hint={t('planning.agreement.hours.hint')}
          problems={problems}
        >
          {aria => (
            <input
              type="text"
              inputmode="decimal"
              class="short"
              value={typed.contract ?? String(terms.contractMinutes / 60).replace('.', ',')}
              {...aria}
            />
          )}
        </Field>
        <div class="conditions">
          {terms.conditions.map(({ id, value, motive }) => {
            const condition = conditionOf(id)
            if (!condition) return null
            const standard = body.conditions.find(each => each.id === id)?.value
            const proposal = proposals.find(({ detail }) => detail.condition === id)
            const proposed = proposal?.detail.value
            const most = id === 'retention' ? fairRetention(terms, body).most : null
            return (
              <fieldset class="card">
                <legend class="hidden-text">{condition.label[t.language]}</legend>
                <ValueField
                  condition={condition}
                  name={id}
                  value={value}
                  {...(typed[id] === undefined && proposed === undefined ? {} : { typed: typed[id] ?? proposed ?? '' })}
                  hint={
                    most === null
                      ? condition.explain[t.language]
                      : `${condition.explain[t.language]} ${t('planning.agreement.at-most-days', { count: most })}`
                  }
                  problems={problems}
                  t={t}
                />
                {proposal && (
                  <p class="notice">
                    {t('planning.agreement.proposed', {
                      name: proposal.name,
                      value: typedSaid(id, proposal.detail.value),
                      words: proposal.detail.words,
                    })}
                  </p>
                )}
                {standard !== undefined && (
                  <>
                    <p class="small soft">
                      {t('planning.agreement.standard', { value: sayValue(condition, standard, t) })}
                    </p>
                    <Field name={`motive-${id}`} label={t('planning.agreement.motive')} problems={problems}>
                      {aria => (
                        <input type="text" maxlength={500} value={typed[`motive-${id}`] ?? motive ?? ''} {...aria} />
                      )}
                    </Field>
                  </>
                )}
                <LawOf condition={condition} t={t} />
              </fieldset>
            )
          })}
        </div>
        {sent && (
          <Field
            name="words"
            label={t('planning.agreement.change.words')}
            hint={t('planning.agreement.change.words.hint', { day: day(visit.today, t.language, 'plain') })}
            problems={problems}
          >
            {aria => (
              <textarea rows={3} maxlength={2000} {...aria}>
                {typed.words}
              </textarea>
            )}
          </Field>
        )}
        <button type="submit" class="main">
          {t('planning.agreement.change.do')}
        </button>
      </form>
    </Page>
  )

  function typedSaid(id: string, value: string): string {
    const condition = conditionOf(id)
    if (condition?.kind !== 'choice') return value
    return condition.options.find(each => each.id === value)?.label[t.language] ?? typedAs(condition, value)
  }
}
