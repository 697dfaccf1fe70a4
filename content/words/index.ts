// Every word that the interface says. A key starts with its room; Dutch decides which words exist.
import brochureEn from './brochure.en.json' with { type: 'json' }
import brochureNl from './brochure.nl.json' with { type: 'json' }
import teachingTimeEn from './teaching-time.en.json' with { type: 'json' }
import teachingTimeNl from './teaching-time.nl.json' with { type: 'json' }
import article60En from './article-60.en.json' with { type: 'json' }
import article60Nl from './article-60.nl.json' with { type: 'json' }
import cardsEn from './cards.en.json' with { type: 'json' }
import cardsNl from './cards.nl.json' with { type: 'json' }
import catalogueEn from './catalogue.en.json' with { type: 'json' }
import catalogueNl from './catalogue.nl.json' with { type: 'json' }
import developmentPlanEn from './development-plan.en.json' with { type: 'json' }
import developmentPlanNl from './development-plan.nl.json' with { type: 'json' }
import stepsEn from './steps.en.json' with { type: 'json' }
import stepsNl from './steps.nl.json' with { type: 'json' }
import structuresEn from './structures.en.json' with { type: 'json' }
import structuresNl from './structures.nl.json' with { type: 'json' }
import evcHeEn from './evc-he.en.json' with { type: 'json' }
import evcHeNl from './evc-he.nl.json' with { type: 'json' }
import evidenceEn from './evidence.en.json' with { type: 'json' }
import evidenceNl from './evidence.nl.json' with { type: 'json' }
import filesEn from './files.en.json' with { type: 'json' }
import filesNl from './files.nl.json' with { type: 'json' }
import helpEn from './help.en.json' with { type: 'json' }
import helpNl from './help.nl.json' with { type: 'json' }
import hoursEn from './hours.en.json' with { type: 'json' }
import hoursNl from './hours.nl.json' with { type: 'json' }
import houseEn from './house.en.json' with { type: 'json' }
import houseNl from './house.nl.json' with { type: 'json' }
import importEn from './import.en.json' with { type: 'json' }
import importNl from './import.nl.json' with { type: 'json' }
import matrixEn from './matrix.en.json' with { type: 'json' }
import matrixNl from './matrix.nl.json' with { type: 'json' }
import juryEn from './jury.en.json' with { type: 'json' }
import juryNl from './jury.nl.json' with { type: 'json' }
import internshipEn from './internship.en.json' with { type: 'json' }
import internshipNl from './internship.nl.json' with { type: 'json' }
import judgingEn from './judging.en.json' with { type: 'json' }
import judgingNl from './judging.nl.json' with { type: 'json' }
import messagesEn from './messages.en.json' with { type: 'json' }
import messagesNl from './messages.nl.json' with { type: 'json' }
import knowledgeEn from './knowledge.en.json' with { type: 'json' }
import knowledgeNl from './knowledge.nl.json' with { type: 'json' }
import orientationEn from './orientation.en.json' with { type: 'json' }
import orientationNl from './orientation.nl.json' with { type: 'json' }
import peopleEn from './people.en.json' with { type: 'json' }
import peopleNl from './people.nl.json' with { type: 'json' }
import planEn from './plan.en.json' with { type: 'json' }
import planNl from './plan.nl.json' with { type: 'json' }
import planningEn from './planning.en.json' with { type: 'json' }
import planningNl from './planning.nl.json' with { type: 'json' }
import quickscanEn from './quickscan.en.json' with { type: 'json' }
import quickscanNl from './quickscan.nl.json' with { type: 'json' }
import recognitionEn from './recognition.en.json' with { type: 'json' }
import recognitionNl from './recognition.nl.json' with { type: 'json' }
import supportEn from './support.en.json' with { type: 'json' }
import supportNl from './support.nl.json' with { type: 'json' }
import supportPagesEn from './support-pages.en.json' with { type: 'json' }
import supportPagesNl from './support-pages.nl.json' with { type: 'json' }
import trainingPlanEn from './training-plan.en.json' with { type: 'json' }
import trainingPlanNl from './training-plan.nl.json' with { type: 'json' }
import incentivesEn from './incentives.en.json' with { type: 'json' }
import incentivesNl from './incentives.nl.json' with { type: 'json' }
import timetableEn from './timetable.en.json' with { type: 'json' }
import timetableNl from './timetable.nl.json' with { type: 'json' }
import agreementEn from './agreement.en.json' with { type: 'json' }
import agreementNl from './agreement.nl.json' with { type: 'json' }
import setsEn from './sets.en.json' with { type: 'json' }
import setsNl from './sets.nl.json' with { type: 'json' }
import trialEn from './trial.en.json' with { type: 'json' }
import trialNl from './trial.nl.json' with { type: 'json' }
import weekEn from './week.en.json' with { type: 'json' }
import weekNl from './week.nl.json' with { type: 'json' }

export const nl = {
  ...hoursNl,
  ...houseNl,
  ...filesNl,
  ...catalogueNl,
  ...structuresNl,
  ...stepsNl,
  ...importNl,
  ...peopleNl,
  ...cardsNl,
  ...helpNl,
  ...messagesNl,
  ...orientationNl,
  ...recognitionNl,
  ...evcHeNl,
  ...evidenceNl,
  ...matrixNl,
  ...juryNl,
  ...judgingNl,
  ...quickscanNl,
  ...internshipNl,
  ...planningNl,
  ...brochureNl,
  ...article60Nl,
  ...trainingPlanNl,
  ...timetableNl,
  ...planNl,
  ...teachingTimeNl,
  ...developmentPlanNl,
  ...supportNl,
  ...supportPagesNl,
  ...knowledgeNl,
  ...trialNl,
  ...incentivesNl,
  ...agreementNl,
  ...setsNl,
  ...weekNl,
}

export const en: Record<keyof typeof nl, string> = {
  ...hoursEn,
  ...houseEn,
  ...filesEn,
  ...catalogueEn,
  ...structuresEn,
  ...stepsEn,
  ...importEn,
  ...peopleEn,
  ...cardsEn,
  ...helpEn,
  ...messagesEn,
  ...orientationEn,
  ...recognitionEn,
  ...evcHeEn,
  ...evidenceEn,
  ...matrixEn,
  ...juryEn,
  ...judgingEn,
  ...quickscanEn,
  ...internshipEn,
  ...planningEn,
  ...brochureEn,
  ...article60En,
  ...trainingPlanEn,
  ...timetableEn,
  ...planEn,
  ...teachingTimeEn,
  ...developmentPlanEn,
  ...supportEn,
  ...supportPagesEn,
  ...knowledgeEn,
  ...trialEn,
  ...incentivesEn,
  ...agreementEn,
  ...setsEn,
  ...weekEn,
}
