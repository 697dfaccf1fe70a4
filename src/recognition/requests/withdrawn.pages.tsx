import { length } from '../../catalogue/index.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { DeskPageProps } from './decide.pages.tsx'

/** Exemptions that rest on a withdrawn paper alone: somebody takes them back below, or lets them stand and says why. */
export const RestsOnWithdrawn = ({ visit, request, programme, modules, onWithdrawn }: DeskPageProps) => {
  const { t, worksFor } = visit
  const titleOf = (module: string | undefined) => modules.find(({ id }) => id === module)?.title ?? ''
  return (
    <>
      {onWithdrawn.map(({ exemption, module, minutes }) => (
        <section class="card">
          <h2>{t('recognition.withdrawn.alone', { module: titleOf(module) })}</h2>
          <p>{t('recognition.withdrawn.alone.explain', { size: length(minutes, programme?.unit ?? 'hour', t) })}</p>
          {worksFor?.role === 'coordinator' && (
            <details>
              <summary>{t('recognition.withdrawn.keep')}</summary>
              <form method="post" action={urls.keepExemption(request.id, exemption)}>
                <Field name="keep-words" label={t('recognition.withdrawn.keep.words')}>
                  {aria => <textarea rows={3} maxlength={4000} {...aria} />}
                </Field>
                <button type="submit">{t('recognition.withdrawn.keep.do')}</button>
              </form>
            </details>
          )}
        </section>
      ))}
    </>
  )
}
