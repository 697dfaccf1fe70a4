import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Found, inOrder, weakIn } from './differences.ts'
import { type Evc, hasScored, isScored, jointOf, judgedIn, judgedOf, stateOf } from './evc.ts'
import { type Criterion, levels, type Part } from './frame.ts'
import { can } from './own.pages.tsx'
import { Told } from './portfolio.pages.tsx'
import { type Entry, evidenceIn } from './portfolio.ts'
import type { Score } from './score.store.ts'
import type { Typed } from './score-part.ts'

interface JudgeProps {
  visit: StepVisit
  evc: Evc
  part: Part
  entries: Entry[]
  evidence: KeptEvidence[]
  typed: Typed
  refusal: Word | null
}

const Files = ({ evc, items }: { evc: Evc; items: KeptEvidence[] }) => (
  <ul class="picked">
    {items.map(({ title, description, issuer, files }) => (
      <li>
        <span>
          {title} <span class="soft">{[issuer, description].filter(Boolean).join(' · ')}</span>
        </span>
        {files.map(({ id, name }) => (
          <a href={urls.portfolioFile(evc.id, id)} download>
            {name}
          </a>
        ))}
      </li>
    ))}
  </ul>
)

/** What was told with a competence, with its evidence. */
const Examples = ({
  visit,
  evc,
  entries,
  evidence,
  competence,
}: Pick<JudgeProps, 'visit' | 'evc' | 'entries' | 'evidence'> & { competence: string }) => {
  const { t } = visit
  const mine = entries.filter(each => each.competence === competence)
  if (mine.length === 0) return <p class="soft">{t('recognition.evc-he.starr.nothing')}</p>
  return (
    <>
      {mine.map(entry => (
        <details open>
          <summary>{t('recognition.evc-he.example.number', { number: entry.number })}</summary>
          <Told entry={entry} t={t} />
          <Files evc={evc} items={evidence.filter(({ id }) => evidenceIn(entry).includes(id))} />
        </details>
      ))}
    </>
  )
}

const LevelFields = ({
  visit: { t },
  criterion,
  typed,
  chosen,
}: {
  visit: StepVisit
  criterion: Criterion
  typed: Typed
  chosen: string
}) => (
  <>
    <Choices
      name={`level-${criterion.id}`}
      legend={criterion.title[t.language]}
      options={levels.map(level => ({
        value: level,
        label: t(`recognition.evc-he.level.${level}`),
        hint: criterion.levels[level][t.language],
      }))}
      chosen={[typed[criterion.id]?.level ?? chosen]}
      inRow
    />
    <Field name={`why-${criterion.id}`} label={t('recognition.evc-he.why', { criterion: criterion.title })}>
      {aria => (
        <textarea rows={2} maxlength={2000} {...aria}>
          {typed[criterion.id]?.why}
        </textarea>
      )}
    </Field>
  </>
)

const given = (evc: Evc, part: Part): string | null => {
  const step = evc.steps.findLast(each => each.kind === 'assignment' && each.detail.part === part.id)
  return step?.kind === 'assignment' ? step.detail.words : null
}

/** A juror's desk for one part: what is there to read, and the rubric to judge it by, alone. */
export const JudgePage = (props: JudgeProps) => {
  const { visit, evc, part, typed, refusal } = props
  const { t } = visit
  const mine = hasScored(evc, visit.person.id, part.id)
  const scores = can(props, 'scored') && !mine
  const work = given(evc, part)
  return (
    <Page visit={visit} title={part.title[t.language]}>
      <p>
        <a href={urls.deskEvcHe(evc.id)}>{evc.ownerName}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{part.title[t.language]}</h1>
      <p>{part.task[t.language]}</p>
      {work && <blockquote>{work}</blockquote>}
      {mine && <p class="notice">{t('recognition.evc-he.score.yours-is-in')}</p>}
      <form method="post" action={urls.judgePart(evc.id, part.id)}>
        {judgedIn(evc, part).map(competence => (
          <section class="card">
            <h2>{competence.title[t.language]}</h2>
            {part.kind === 'portfolio' && <Examples {...props} competence={competence.competence} />}
            {scores &&
              competence.criteria.map(criterion => (
                <LevelFields visit={visit} criterion={criterion} typed={typed} chosen="" />
              ))}
          </section>
        ))}
        {scores && (
          <>
            <p>{t('recognition.evc-he.score.alone')}</p>
            <button type="submit" class="main">
              {t('recognition.evc-he.score.do')}
            </button>
          </>
        )}
      </form>
    </Page>
  )
}

interface DeliberationProps {
  visit: StepVisit
  evc: Evc
  found: Found[]
  typed: Typed
  refusal: Word | null
}

const FoundTable = ({ visit: { t }, evc, found }: DeliberationProps & { found: Found[] }) => (
  <div class="scroll">
    {found.map(({ criterion, given: all, differ }) => (
      <table class="table folds">
        <caption>
          {criterion.title[t.language]}{' '}
          <Tag tone={differ ? 'urgent' : 'done'}>
            {t(differ ? 'recognition.evc-he.differ' : 'recognition.evc-he.same')}
          </Tag>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('recognition.evc-he.head.part')}</th>
            <th scope="col">{t('recognition.evc-he.head.juror')}</th>
            <th scope="col">{t('recognition.evc-he.head.level')}</th>
            <th scope="col">{t('recognition.evc-he.head.why')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(evc.frame, all).map(({ part, name, level, why }) => (
            <tr>
              <td data-label={t('recognition.evc-he.head.part')}>
                {evc.frame.parts.find(({ id }) => id === part)?.title[t.language]}
              </td>
              <th scope="row">{name}</th>
              <td data-label={t('recognition.evc-he.head.level')}>{t(`recognition.evc-he.level.${level}`)}</td>
              <td data-label={t('recognition.evc-he.head.why')}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </div>
)

/** The jury together: the differences first, then one level per criterion, with the reason where they differed. */
export const DeliberationPage = (props: DeliberationProps) => {
  const { visit, evc, found, typed, refusal } = props
  const { t } = visit
  const joint = jointOf(evc)
  const start: Typed = joint ? joint.levels : typed
  const differing = found.filter(({ differ }) => differ)
  return (
    <Page visit={visit} title={t('recognition.evc-he.deliberation.title')}>
      <p>
        <a href={urls.deskEvcHe(evc.id)}>{evc.ownerName}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.evc-he.deliberation.title')}</h1>
      <p>
        {t('recognition.evc-he.deliberation.count', { count: differing.length, of: found.length })}{' '}
        {joint && (
          <Tag tone={stateOf(evc) === 'to-confirm' ? 'done' : 'perhaps'}>
            {t('recognition.evc-he.deliberation.behind', { count: joint.by.length, of: evc.frame.agreeing })}
          </Tag>
        )}
      </p>
      <FoundTable {...props} found={[...differing, ...found.filter(({ differ }) => !differ)]} />
      {joint && (
        <section class="card">
          <h2>{t('recognition.evc-he.deliberation.joint')}</h2>
          <dl class="answers">
            {found.map(({ criterion }) => (
              <div>
                <dt>{criterion.title[t.language]}</dt>
                <dd>
                  <strong>{t(`recognition.evc-he.level.${joint.levels[criterion.id]?.level ?? 'none'}`)}</strong>{' '}
                  {joint.levels[criterion.id]?.why}
                </dd>
              </div>
            ))}
          </dl>
          {can(props, 'agreed') && (
            <form method="post" action={urls.deskEvcHeStep(evc.id, 'akkoord')}>
              <input
                type="hidden"
                name="joint"
                value={String(evc.steps.filter(({ kind }) => kind === 'joint').length)}
              />
              <button type="submit" class="main">
                {t('recognition.evc-he.deliberation.agree')}
              </button>
            </form>
          )}
        </section>
      )}
      {can(props, 'joint') && (
        <details open={joint === null || refusal !== null}>
          <summary>
            {t(joint ? 'recognition.evc-he.deliberation.again' : 'recognition.evc-he.deliberation.together')}
          </summary>
          <form method="post" action={urls.deliberation(evc.id)}>
            {found.map(({ criterion, same }) => (
              <LevelFields visit={visit} criterion={criterion} typed={refusal ? typed : start} chosen={same ?? ''} />
            ))}
            <button type="submit" class="main">
              {t('recognition.evc-he.deliberation.do')}
            </button>
          </form>
        </details>
      )}
    </Page>
  )
}

/** What to ask in the interview: what the portfolio left weak, competence by competence. */
export const InterviewGuidePage = ({ visit, evc, scores }: { visit: StepVisit; evc: Evc; scores: Score[] }) => {
  const { t } = visit
  const portfolio = evc.frame.parts.find(({ kind }) => kind === 'portfolio')
  const ready = portfolio !== undefined && isScored(evc, portfolio.id)
  const read = scores.filter(({ part }) => part === portfolio?.id)
  const perCompetence = judgedOf(evc)
    .map(competence => ({ competence, weak: weakIn(evc.frame, [competence], read) }))
    .filter(({ weak }) => weak.length > 0)
  return (
    <Page visit={visit} title={t('recognition.evc-he.guide.title')} narrow>
      <p>
        <a href={urls.deskEvcHe(evc.id)}>{evc.ownerName}</a>
      </p>
      <h1>{t('recognition.evc-he.guide.title')}</h1>
      <p>{t('recognition.evc-he.guide.starr')}</p>
      {(!ready || perCompetence.length === 0) && (
        <Empty>
          <p>{t(ready ? 'recognition.evc-he.guide.nothing-weak' : 'recognition.evc-he.guide.not-yet')}</p>
        </Empty>
      )}
      {ready &&
        perCompetence.map(({ competence, weak }) => (
          <section>
            <h2>{competence.title[t.language]}</h2>
            <ol>
              {weak.map(({ criterion }) => (
                <li>
                  {criterion.question[t.language]} <span class="soft">{criterion.title[t.language]}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
    </Page>
  )
}
