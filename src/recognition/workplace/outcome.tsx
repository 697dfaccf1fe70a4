import { length, named } from '../../catalogue/index.ts'
import { Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { lastStep } from '../procedures/procedure.ts'
import { judgedIn } from './frame.ts'
import { competenceName, type TrialProps } from './trial-page.ts'
import { provenBy, worthOf } from './verdict.ts'

/** What was proven and what it is worth; nothing while no decision counts. */
export const TrialOutcome = (props: TrialProps) => {
  const { visit, trial, catalogue, programme, held } = props
  const { t } = visit
  const proven = provenBy(trial)
  if (proven === null) return null
  const { qualification, title } = trial.frame
  const worth = worthOf(qualification, held, programme, catalogue)
  const says = worth.whole ? 'whole' : worth.partials.length > 0 ? 'part' : proven.length > 0 ? 'list' : 'none'
  const left = judgedIn(trial.frame).filter(({ id }) => !proven.includes(id))
  const verdicts = lastStep(trial, 'decided')?.detail.verdicts ?? []
  return (
    <section>
      <h2>{t('recognition.trial.outcome.title')}</h2>
      <p>
        <Tag tone={says === 'none' ? 'todo' : 'done'}>
          {t(`recognition.trial.outcome.${says}`, { occupation: title })}
        </Tag>
      </p>
      <ul class="cards">
        {worth.partials.map(({ title: partial, value }) => (
          <li class="card">
            <h3>{t('recognition.trial.worth.partial', { title: named(partial)[t.language] })}</h3>
            {value && <p>{value[t.language]}</p>}
          </li>
        ))}
        {worth.stops.map(({ title: stop, value }) => (
          <li class="card">
            <h3>{stop[t.language]}</h3>
            {value && <p>{value[t.language]}</p>}
          </li>
        ))}
      </ul>
      <h3>{t('recognition.trial.letter.proven')}</h3>
      <ul>
        {[...held].map(id => (
          <li>{competenceName(props, id)}</li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <h3>{t('recognition.trial.letter.left')}</h3>
          <ul>
            {left.map(({ id }) => (
              <li>
                {competenceName(props, id)}{' '}
                <span class="soft">{verdicts.find(({ competence }) => competence === id)?.words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The modules that fall away by what was proven, each with why. */
export const TrialExemptions = ({ visit, exemptions, programme, trial }: TrialProps) => {
  const { t } = visit
  if (provenBy(trial) === null || exemptions.length === 0) return null
  const unit = programme?.unit ?? 'hour'
  return (
    <section>
      <h2>{t('recognition.trial.exempt.title')}</h2>
      <ul class="cards">
        {exemptions.map(({ module, exemption }) => (
          <li class="card">
            <h3>{module.title[t.language]}</h3>
            <p>
              <Tag tone={exemption.minutesOff > 0 ? 'done' : 'perhaps'}>
                {exemption.minutesOff > 0
                  ? t('recognition.trial.exempt.sure', { size: length(exemption.minutesOff, unit, t) })
                  : t('recognition.trial.exempt.perhaps', { size: length(exemption.minutesPerhaps, unit, t) })}
              </Tag>
            </p>
            <Why reasons={exemption.because} of={module.title[t.language]} t={t} />
            {exemption.minutesPerhaps > 0 && (
              <a
                href={`${urls.askExemption}?${new URLSearchParams({ opleiding: trial.programme, module: module.id })}`}
              >
                {t('recognition.trial.exempt.ask')}
              </a>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={urls.ladder}>{t('recognition.trial.exempt.ladder')}</a>
      </p>
    </section>
  )
}
