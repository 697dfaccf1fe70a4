import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import { Choices, Field, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { can, type RequestPageProps } from './request.pages.tsx'
import { lastOf } from './request.ts'
import { checkedPapers } from './verdict.ts'
import { isOtherName } from './whose-paper.ts'
import { isWithdrawn } from './withdrawn.ts'

/** Papers with a box for each that somebody saw. */
const Papers = (props: RequestPageProps) => {
  const { visit, request, withdrawn } = props
  const { t } = visit
  const { papers } = request.shown
  if (papers.length === 0) return null
  return (
    <form method="post" action={urls.deskStep(request.id, 'nakijken')}>
      <Choices
        name="papers"
        legend={t('recognition.desk.seen')}
        options={papers.map((paper, at) => ({
          value: String(at),
          label: paper.title,
          hint: [
            paper.issuer,
            paper.issuedOn && t('recognition.desk.given', { day: paper.issuedOn }),
            isWithdrawn(paper, withdrawn) && t('recognition.withdrawn.tag'),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
        chosen={[...checkedPapers(request)].map(String)}
        many
      />
      {can(props, 'checked') && <button type="submit">{t('recognition.desk.seen.do')}</button>}
    </form>
  )
}

/** Saying that a paper counts no more: who decides may. */
const SayWithdrawn = ({ visit, request, withdrawn }: RequestPageProps) => {
  const { t, worksFor } = visit
  const { papers } = request.shown
  const valid = papers.flatMap((paper, at) => (isWithdrawn(paper, withdrawn) ? [] : [{ ...paper, at: String(at) }]))
  if (worksFor?.role !== 'coordinator' || valid.length === 0) return null
  return (
    <details>
      <summary>{t('recognition.withdrawn.say')}</summary>
      <form method="post" action={urls.deskStep(request.id, 'papier-ingetrokken')}>
        <p>{t('recognition.withdrawn.explain')}</p>
        <Choices
          name="paper"
          legend={t('recognition.withdrawn.which')}
          options={valid.map(({ title, at }) => ({ value: at, label: title }))}
          chosen={[]}
        />
        <Field name="withdrawn-words" label={t('recognition.withdrawn.words')}>
          {aria => <textarea rows={3} maxlength={4000} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.withdrawn.do')}</button>
      </form>
    </details>
  )
}

/** A paper with another name: nothing is wrong yet, so one asks. */
const OtherName = (props: RequestPageProps & { holder: string; title: string }) => {
  const { visit, request, holder, title } = props
  const { t } = visit
  const question = t('recognition.name.question', { title, holder })
  const asked = request.steps.some(step => step.kind === 'questions' && step.detail.items.includes(question))
  return (
    <div class="notice">
      <p>{t('recognition.name.differs', { holder })}</p>
      {asked && <p>{t('recognition.name.asked')}</p>}
      {!asked && can(props, 'questions') && (
        <form method="post" action={urls.deskStep(request.id, 'vragen')}>
          <input type="hidden" name="vraag-0" value={question} />
          <button type="submit">{t('recognition.name.ask')}</button>
        </form>
      )}
    </div>
  )
}

/** Evidence that went along, each on a page of its own; what was removed since is named. */
const Along = (props: RequestPageProps) => {
  const { visit, request, evidence } = props
  const { t } = visit
  if (evidence.length === 0) return null
  return (
    <>
      <h3>{t('recognition.desk.evidence')}</h3>
      <ul class="cards">
        {evidence.map(({ id, title, kind, files, holder, removedAt }) => (
          <li class="card">
            <h4>{removedAt ? title : <a href={urls.deskEvidence(request.id, id)}>{title}</a>}</h4>
            <p>
              {removedAt ? (
                <Tag>{t('recognition.along.removed-on', { day: day(dayOf(removedAt), t.language, 'plain') })}</Tag>
              ) : (
                <>
                  {t(`recognition.evidence.kind.${kind}`)}
                  {files.length > 0 && ` · ${t('recognition.evidence.files', { count: files.length })}`}
                </>
              )}
            </p>
            {!removedAt && holder && isOtherName(holder, request.ownerName) && (
              <OtherName {...props} holder={holder} title={title} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was shown to the provider, with why it was asked. */
export const ShownPapers = (props: RequestPageProps) => {
  const { visit, request, evidence, nameOf } = props
  const { t } = visit
  const { papers, can: competences } = request.shown
  return (
    <section class="card">
      <h2>{t('recognition.desk.shown')}</h2>
      <blockquote>{lastOf(request, 'asked')?.detail.motivation}</blockquote>
      <Papers {...props} />
      <Along {...props} />
      {competences.length > 0 && (
        <>
          <h3>{t('recognition.desk.can')}</h3>
          <ul>
            {competences.map(({ competence, strength, by }) => (
              <li>
                {nameOf(competence)}{' '}
                <span class="soft">
                  {t(`recognition.strength.${strength}`)} {by}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {papers.length + competences.length + evidence.length === 0 && <p>{t('recognition.desk.nothing-shown')}</p>}
      <SayWithdrawn {...props} />
    </section>
  )
}
