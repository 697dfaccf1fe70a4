import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import {
  ConfirmForm,
  JudgeForm,
  Judgements,
  ShownEvidence,
  StateTag,
  Story,
  TurnLines,
} from '../procedures/judged.pages.tsx'
import { judgementsOf, lastDecided } from '../procedures/judging.ts'
import { lastStep } from '../procedures/procedure.ts'
import { internshipPortfolio, seenBy, toldOf } from './internship.ts'
import { can, type InternshipPageProps, isMentorIn } from './internship-page.ts'
import { HoursOff, problemsOf, ToldText } from './own-internship.pages.tsx'

/** What was told of each objective, with the proof and who saw it. */
const Objectives = (props: InternshipPageProps & { proofs: boolean }) => {
  const { visit, internship, shown, proofs } = props
  const { t } = visit
  return (
    <ul class="cards">
      {internship.frame.objectives.map(({ id, title }) => {
        const evidence = toldOf(internship, id)?.evidence
        const proof = shown.filter(item => item.id === evidence)
        return (
          <li class="card">
            <h3>{title[t.language]}</h3>
            <p>
              {seenBy(internship, id).map(({ name }) => (
                <Tag tone="done">{t('recognition.internship.seen-by', { name })}</Tag>
              ))}
            </p>
            <ToldText {...props} objective={id} />
            {proofs && <ShownEvidence id={internship.id} shown={proof} t={t} />}
            {proofs && evidence && proof.length === 0 && <p>{t('recognition.judging.evidence-gone')}</p>}
          </li>
        )
      })}
    </ul>
  )
}

/** The mentor's minute: what did you see, and one word more if you want. */
const Confirming = ({ visit, internship, typed }: InternshipPageProps) => {
  const { t } = visit
  const said = internship.steps.findLast(step => step.kind === 'seen' && step.personId === visit.person.id)
  const before = said?.kind === 'seen' ? said.detail : null
  return (
    <section class="card">
      <h2>{t('recognition.internship.confirm.title', { name: internship.ownerName })}</h2>
      <form method="post" action={urls.deskInternshipStep(internship.id, 'gezien')}>
        <Choices
          name="objective"
          legend={t('recognition.internship.confirm.saw')}
          options={internship.frame.objectives.map(({ id, title }) => ({ value: id, label: title[t.language] }))}
          chosen={before?.objectives ?? []}
          many
        />
        <Field name="words" label={t('recognition.internship.confirm.words')} hint={t('recognition.evidence.optional')}>
          {aria => (
            <textarea rows={3} maxlength={2000} {...aria}>
              {typed?.words ?? before?.words}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t('recognition.internship.confirm.do')}
        </button>
      </form>
    </section>
  )
}

/** A portfolio as a mentor sees it: what was told, and what they confirm. */
const MentorPage = (props: InternshipPageProps) => {
  const { visit, internship, module } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.internship.title')} narrow>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{internship.ownerName}</h1>
      <p>
        {t('recognition.internship.confirm.explain', {
          name: internship.ownerName,
          module: module?.title ?? internship.frame.module,
        })}
      </p>
      {internship.steps.some(({ kind, personId }) => kind === 'seen' && personId === visit.person.id) && (
        <p class="notice">{t('recognition.internship.confirm.thanks')}</p>
      )}
      {can(props, 'seen') && <Confirming {...props} />}
      <h2>{t('recognition.internship.confirm.told', { name: internship.ownerName })}</h2>
      <Objectives {...props} proofs={false} />
    </Page>
  )
}

const JudgePage = (props: InternshipPageProps) => {
  const { visit, internship, programme, module, letters, typed } = props
  const { t } = visit
  const { frame } = internship
  const judgements = judgementsOf(internship)
  const stepOf = (step: string) => urls.deskInternshipStep(internship.id, step)
  const judge = { things: frame.objectives, seen: internship.steps.length, typed, t }
  const years = lastStep(internship, 'begun')?.detail.years ?? 0
  return (
    <Page visit={visit} title={t('recognition.internship.title')}>
      <p>
        <a href={urls.deskInternships}>{t('recognition.internship.at-desk')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{internship.ownerName}</h1>
      <p>
        {t('recognition.internship.of', { module: module?.title ?? frame.module })} ·{' '}
        {programme?.title[t.language] ?? internship.programme}{' '}
        <StateTag state={internshipPortfolio.stateOf(internship)} before="recognition.quickscan.runs" t={t} />
      </p>
      <TurnLines turns={internshipPortfolio.turnsOf(internship)} procedure={internship} visit={visit} />
      {!module && <p class="notice">{t('recognition.internship.gone')}</p>}
      <p>{t('recognition.internship.says-years', { years })}</p>
      {can(props, 'confirmed') && (
        <>
          <Judgements judgements={lastDecided(internship)} things={frame.objectives} t={t} />
          <ConfirmForm stepOf={stepOf} t={t} />
        </>
      )}
      <HoursOff {...props} />
      {judgements && <Judgements judgements={judgements} things={frame.objectives} t={t} />}
      {can(props, 'heard') && <JudgeForm {...judge} action={stepOf('beroep')} first={lastDecided(internship)} appeal />}
      <h2>{t('recognition.internship.objectives')}</h2>
      <Objectives {...props} proofs />
      {can(props, 'decided') && <JudgeForm {...judge} action={stepOf('beslis')} first={lastDecided(internship)} />}
      <LetterLinks visit={visit} letters={letters} />
      <Story steps={internship.steps} visit={visit} />
    </Page>
  )
}

/** A portfolio for who confirms or judges. A mentor only confirms. */
export const DeskInternshipPage = (props: InternshipPageProps) =>
  isMentorIn(props.internship, props.visit) ? <MentorPage {...props} /> : <JudgePage {...props} />

/** Where a mentor comes in with a code; with the code of a link filled in. */
export const MentorDoorPage = ({ visit, code, refusal }: { visit: Visit; code: string; refusal?: Word }) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('recognition.internship.door.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.internship.door.title')}</h1>
      <p>{t('recognition.internship.door.explain')}</p>
      <form method="post" action={urls.mentorDoor}>
        <Field name="code" label={t('recognition.internship.door.code')} problems={problems}>
          {aria => <input type="text" autocomplete="off" autocapitalize="characters" value={code} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('recognition.internship.door.do')}
        </button>
      </form>
    </Page>
  )
}
