import type { DrillDetail } from '@understudy/continuity'
import { Tag, type TagTone } from '@understudy/ui'
import { isUnderWay, resultWord } from '../drill-words'

const tones: Partial<Record<DrillDetail['state'], TagTone>> = { passed: 'ok', failed: 'down', interrupted: 'degraded' }

export const ResultTag = ({ drill }: { drill: DrillDetail }) => (
  <Tag tone={isUnderWay(drill) ? 'running' : (tones[drill.state] ?? 'plain')}>{resultWord(drill)}</Tag>
)
