import { length } from '../../catalogue/index.ts'
import { Choices, Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { revocationReasons } from './reasons.ts'
import type { RequestPageProps } from './request.pages.tsx'
import { lastOf } from './request.ts'

/** A second person looks at what was decided, and confirms it or sends it back. */
export const Confirming = ({ visit, request, modules, programme }: RequestPageProps) => {
  const { t } = visit
  const verdicts = lastOf(request, 'decided')?.detail.verdicts ?? []
  return (
    <section class="card">
      <h2>{t('recognition.confirm.title')}</h2>
      <ul>
        {verdicts.map(({ module, minutes, words }) => (
          <li>
            {modules.find(({ id }) => id === module)?.title}: {length(minutes, programme?.unit ?? 'hour', t)} {words}
          </li>
        ))}
      </ul>
      <form method="post" action={urls.deskStep(request.id, 'bevestig')}>
        <button type="submit" class="main">
          {t('recognition.confirm.do')}
        </button>
      </form>
      <form method="post" action={urls.deskStep(request.id, 'terug')}>
        <Field name="words" label={t('recognition.return.words')}>
          {aria => <textarea rows={3} maxlength={4000} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.return.do')}</button>
      </form>
    </section>
  )
}

/** Taking back what was granted. */
export const Revoking = ({ visit, request, granted, modules }: RequestPageProps) => {
  const { t } = visit
  return (
    <>
      {granted
        .filter(({ revokedAt }) => revokedAt === null)
        .map(({ id, module }) => (
          <details>
            <summary>
              {t('recognition.revoke.title', { module: modules.find(each => each.id === module)?.title ?? module })}
            </summary>
            <form method="post" action={urls.revokeExemption(request.id, id)}>
              <Choices
                name="reason"
                legend={t('recognition.revoke.reason')}
                options={revocationReasons.map(value => ({ value, label: t(`recognition.revoke.${value}`) }))}
                chosen={[]}
              />
              <Field name="words" label={t('recognition.desk.words')}>
                {aria => <textarea rows={3} maxlength={4000} {...aria} />}
              </Field>
              <button type="submit">{t('recognition.revoke.do')}</button>
            </form>
          </details>
        ))}
    </>
  )
}
