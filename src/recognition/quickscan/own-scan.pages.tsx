import { length, type Programme } from '../../catalogue/index.ts'
import { hours } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Figures, Problems, Tag, type Tone } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { AppealForm, DealFacts, Judgements, StateTag, Story, TurnLines } from '../procedures/judged.pages.tsx'
import { judgementsOf } from '../procedures/judging.ts'
import { lastStep } from '../procedures/procedure.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { EvidenceChoice, problemsOf } from './intake.pages.tsx'
import { quickscan, type Scan } from './quickscan.ts'
import { type Standing, standings, type Weighed } from './scan.ts'
import { can, type ScanPageProps } from './scan-page.ts'

const tones: Record<Standing, Tone> = { strong: 'done', show: 'urgent', talk: 'perhaps', 'not-yet': 'todo' }

export const StandingTag = ({ standing, t }: { standing: Standing; t: Translate }) => (
  <Tag tone={tones[standing]}>{t(`recognition.quickscan.standing.${standing}`)}</Tag>
)

const OutcomeCard = ({ each, own, ...props }: ScanPageProps & { each: Weighed; own: KeptEvidence[] }) => {
  const { visit, scan, shown } = props
  const { t } = visit
  const { outcome, standing, proofs, because } = each
  const title = outcome.title[t.language]
  const asked = standing === 'show' || (standing === 'talk' && !can(props, 'answered'))
  return (
    <li class="card">
      <h3>{title}</h3>
      <p>{standing ? <StandingTag standing={standing} t={t} /> : <Tag>{t('recognition.quickscan.unanswered')}</Tag>}</p>
      {proofs.length > 0 && (
        <ul>
          {shown
            .filter(({ id }) => proofs.includes(id))
            .map(item => (
              <li>{item.title}</li>
            ))}
        </ul>
      )}
      {standing && <Why reasons={because} of={title} t={t} />}
      {can(props, 'proof') && asked && proofs.length < 2 && (
        <form method="post" action={urls.ownScanStep(scan.id, 'bewijs')}>
          <input type="hidden" name="outcome" value={outcome.id} />
          <EvidenceChoice
            own={own.filter(({ id }) => !proofs.includes(id))}
            chosen=""
            label={t('recognition.quickscan.proof', { title })}
            t={t}
          />
          <button type="submit">{t('recognition.quickscan.proof.do')}</button>{' '}
          <a href={urls.newEvidence}>{t('recognition.evidence.add')}</a>
        </form>
      )}
      {can(props, 'answered') && (
        <p>
          <a href={urls.scanOutcome(scan.id, outcome.id)}>
            {t(standing ? 'recognition.quickscan.change' : 'recognition.quickscan.answer')}
            <span class="hidden-text">: {title}</span>
          </a>
        </p>
      )}
    </li>
  )
}

/** The programme with what falls away, at the hours a week that the person has. */
const ShortenedProgramme = ({ visit, scan, programme, shortened, route }: ScanPageProps) => {
  const { t } = visit
  const perWeek = lastStep(scan, 'intake')?.detail.minutesPerWeek ?? 0
  if (!shortened || !programme) return null
  return (
    <section class="card">
      <h2>{t('recognition.quickscan.shorter')}</h2>
      <Figures
        figures={[
          {
            value: t('recognition.quickscan.weeks', { count: shortened.after.weeks }),
            meaning: t('recognition.quickscan.weeks.after'),
          },
          {
            value: t('recognition.quickscan.weeks', { count: shortened.before.weeks }),
            meaning: t('recognition.quickscan.weeks.before'),
          },
        ]}
      />
      <p>{t('recognition.quickscan.at-hours', { hours: hours(perWeek, t.language) })}</p>
      <ul>
        {shortened.off.map(({ module, minutes }) => (
          <li>
            {module.title[t.language]} <span class="soft">{length(minutes, programme.unit, t)}</span>
          </li>
        ))}
      </ul>
      <a class="button main" href={route}>
        {t('recognition.quickscan.to-route')}
      </a>
    </section>
  )
}

const Apart = ({ visit, scan }: ScanPageProps) => {
  const { t } = visit
  const shown = (judgementsOf(scan) ?? []).some(({ degree }) => degree === 'shown')
  if (scan.frame.exemptions !== 'apart' || !shown) return null
  return (
    <section class="card">
      <p>{t('recognition.quickscan.apart')}</p>
      <a class="button main" href={`${urls.askExemption}?${new URLSearchParams({ opleiding: scan.programme })}`}>
        {t('recognition.quickscan.ask-exemption')}
      </a>
    </section>
  )
}

/** One's own quickscan: how each learning outcome stands, what is asked of one now, and what was decided. */
export const OwnScanPage = (props: ScanPageProps & { own: KeptEvidence[] }) => {
  const { visit, scan, programme, providerName, weighed, letters, typed } = props
  const { t } = visit
  const judgements = judgementsOf(scan)
  const state = quickscan.stateOf(scan)
  const open = weighed.find(({ standing }) => standing === null)
  const test = state === 'test' ? lastStep(scan, 'test')?.detail : null
  return (
    <Page visit={visit} title={t('recognition.quickscan.title')} narrow>
      <p>
        <a href={urls.ownScans}>{t('recognition.quickscan.mine')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{t('recognition.quickscan.of', { programme: programme?.title ?? scan.programme })}</h1>
      <p>
        {providerName} · {t(`recognition.quickscan.evc.${scan.frame.evc}`)}{' '}
        <StateTag state={state} before="recognition.quickscan.runs" t={t} />
      </p>
      <TurnLines turns={quickscan.turnsOf(scan)} procedure={scan} visit={visit} />
      {test && (
        <p class="notice">{t('recognition.quickscan.test.invited', { day: test.on, where: test.where || '–' })}</p>
      )}
      <ShortenedProgramme {...props} />
      <Apart {...props} />
      {judgements && <Judgements judgements={judgements} things={scan.frame.outcomes} t={t} />}
      <LetterLinks visit={visit} letters={letters} />
      {can(props, 'appealed') && <AppealForm action={urls.ownScanStep(scan.id, 'beroep')} typed={typed?.words} t={t} />}
      {!judgements && (
        <>
          {open && can(props, 'answered') && (
            <a class="button main" href={urls.scanOutcome(scan.id, open.outcome.id)}>
              {t('recognition.quickscan.go-on')}
            </a>
          )}
          {standings.map(standing => {
            const those = weighed.filter(each => each.standing === standing)
            return those.length === 0 ? null : (
              <section>
                <h2>{t(`recognition.quickscan.group.${standing}`, { count: those.length })}</h2>
                <ul class="cards">
                  {those.map(each => (
                    <OutcomeCard {...props} each={each} />
                  ))}
                </ul>
              </section>
            )
          })}
          {can(props, 'handed-in') && !open && (
            <form method="post" action={urls.ownScanStep(scan.id, 'afgeven')}>
              <button type="submit" class="main">
                {t('recognition.quickscan.hand-in')}
              </button>
            </form>
          )}
        </>
      )}
      <Story steps={scan.steps} visit={visit} />
      <details>
        <summary>{t('recognition.quickscan.how.title')}</summary>
        <DealFacts deal={scan.frame.deal} t={t} />
      </details>
      {can(props, 'withdrawn') && (
        <form method="post" action={urls.ownScanStep(scan.id, 'intrekken')}>
          <button type="submit" class="quiet">
            {t('recognition.quickscan.withdraw')}
          </button>
        </form>
      )}
    </Page>
  )
}

/** Quickscans, one's own or those of the provider for which one works. */
export const ScansPage = ({
  visit,
  scans,
  side,
}: {
  visit: StepVisit
  scans: { scan: Scan; programme: Programme | null }[]
  side: 'own' | 'desk'
}) => {
  const { t } = visit
  const title = t(side === 'own' ? 'recognition.quickscan.mine' : 'recognition.quickscan.at-desk')
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      {scans.length === 0 ? (
        <Empty>
          <p>{t(side === 'own' ? 'recognition.quickscan.empty' : 'recognition.quickscan.empty-desk')}</p>
          {side === 'own' && (
            <a class="button main" href={urls.ladder}>
              {t('recognition.ask.to-ladder')}
            </a>
          )}
        </Empty>
      ) : (
        <ul class="cards">
          {scans.map(({ scan, programme }) => (
            <li>
              <a class="card" href={(side === 'own' ? urls.ownScan : urls.deskScan)(scan.id)}>
                <h2>{side === 'own' ? (programme?.title[t.language] ?? scan.programme) : scan.ownerName}</h2>
                {side === 'desk' && <p>{programme?.title[t.language] ?? scan.programme}</p>}
                {t(`recognition.quickscan.evc.${scan.frame.evc}`)}{' '}
                <StateTag state={quickscan.stateOf(scan)} before="recognition.quickscan.runs" t={t} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
