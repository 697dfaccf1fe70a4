import type { Id } from '../../platform/ids.ts'
import type { Quarters, Share, TeachingTime } from './teaching-time.ts'

export interface TeachingTables {
  teachingTime: TeachingTime
  teachingSplit: {
    timeId: TeachingTime['id']
    number: number
    funded: Quarters
    contact: Quarters
    workplace: Quarters
    saidBy: Id<'person'>
    saidAt: Date
  }
  teachingShare: Share & { timeId: TeachingTime['id']; number: number }
}
