import type { CatalogueTables } from './catalogue/tables.ts'
import type { KnowledgeTables } from './knowledge/tables.ts'
import type { PeopleTables } from './people/tables.ts'
import type { AgreementTables } from './planning/agreement/tables.ts'
import type { Article60Tables } from './planning/article-60/tables.ts'
import type { BrochureTables } from './planning/brochure/tables.ts'
import type { DevelopmentTables } from './planning/development-plan/tables.ts'
import type { HourTables } from './planning/hours/tables.ts'
import type { KeptTables } from './planning/kept/tables.ts'
import type { StructureTables } from './planning/structures/tables.ts'
import type { SupportTables } from './planning/support/tables.ts'
import type { TeachingTables } from './planning/teaching-time/tables.ts'
import type { TrainingPlanTables } from './planning/training-plan/tables.ts'
import type { WeekTables } from './planning/week/tables.ts'
import type { PlatformTables } from './platform/tables.ts'
import type { RecognitionTables } from './recognition/tables.ts'

/** All tables of the house; each room names its own. Types only. */
export interface Tables
  extends PlatformTables,
    CatalogueTables,
    StructureTables,
    PeopleTables,
    RecognitionTables,
    SupportTables,
    BrochureTables,
    Article60Tables,
    TrainingPlanTables,
    AgreementTables,
    HourTables,
    KeptTables,
    WeekTables,
    TeachingTables,
    DevelopmentTables,
    KnowledgeTables {}
