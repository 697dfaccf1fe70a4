import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { evidenceKinds, most } from './evidence.ts'
import type { EvidenceAsk } from './read-evidence.ts'

interface NewProps {
  visit: Visit
  /** Titles of the papers of the walk that it may show. */
  papers: string[]
  typed: EvidenceAsk | null
  problems: Problem[]
}

const PaperChoice = ({ visit: { t }, papers, typed, problems }: NewProps) => (
  <Field
    name="paper"
    label={t('recognition.evidence.paper')}
    hint={t('recognition.evidence.paper.hint')}
    problems={problems}
  >
    {aria => (
      <select {...aria}>
        <option value="">{t('recognition.evidence.paper.none')}</option>
        {papers.map(title => (
          <option value={title} selected={title === typed?.paper}>
            {title}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** What it is, in words; the files come on the page after it, so that a file that is refused loses none of these. */
export const NewEvidencePage = (props: NewProps) => {
  const { visit, papers, typed, problems } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.evidence.add')} narrow>
      <p>
        <a href={urls.evidence}>{t('recognition.evidence.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.evidence.add')}</h1>
      <p>{t('recognition.evidence.add.explain', { files: most.filesEach })}</p>
      <form method="post" action={urls.evidence}>
        <Choices
          name="kind"
          legend={t('recognition.evidence.kind')}
          options={evidenceKinds.map(kind => ({ value: kind, label: t(`recognition.evidence.kind.${kind}`) }))}
          chosen={[typed?.kind ?? '']}
        />
        <Field
          name="title"
          label={t('recognition.evidence.name')}
          hint={t('recognition.evidence.name.hint')}
          problems={problems}
        >
          {aria => <input type="text" maxlength={most.title} value={typed?.title} {...aria} />}
        </Field>
        <Field
          name="issuer"
          label={t('recognition.evidence.issuer')}
          hint={t('recognition.evidence.optional')}
          problems={problems}
        >
          {aria => <input type="text" maxlength={most.issuer} value={typed?.issuer} {...aria} />}
        </Field>
        <Field
          name="when"
          label={t('recognition.evidence.when')}
          hint={t('recognition.evidence.when.hint')}
          problems={problems}
        >
          {aria => <input type="text" class="short" maxlength={12} value={typed?.when} {...aria} />}
        </Field>
        <Field
          name="holder"
          label={t('recognition.evidence.holder')}
          hint={t('recognition.evidence.holder.hint')}
          problems={problems}
        >
          {aria => <input type="text" maxlength={most.holder} value={typed?.holder} {...aria} />}
        </Field>
        {papers.length > 0 && <PaperChoice {...props} />}
        <Field
          name="description"
          label={t('recognition.evidence.description')}
          hint={t('recognition.evidence.description.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={5} maxlength={most.description} {...aria}>
              {typed?.description}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t('recognition.evidence.keep')}
        </button>
      </form>
    </Page>
  )
}
