import type { SideKind } from '../primitive/sign/side-glyph.tsx'
import type { StatusKind } from '../primitive/sign/status-glyph.tsx'

export type ExampleSession = {
  id: string
  day: string
  status: StatusKind
  word: string
  title: string
  result: string
  started: string
  took: string
  side: SideKind
  cost: number
}

export const exampleSessions: readonly ExampleSession[] = [
  {
    id: 'ses_0',
    day: 'Today',
    status: 'pending',
    word: 'queued',
    title: 'Sales review, October',
    result: 'Second in line, starts in about 1 min',
    started: '–',
    took: '–',
    side: 'aws',
    cost: 0,
  },
  {
    id: 'ses_1',
    day: 'Today',
    status: 'running',
    word: 'running',
    title: 'Hiring committee, week 48',
    result: 'Finding decisions, turn 214 of 480',
    started: '10:22',
    took: '1 min 48 s',
    side: 'aws',
    cost: 0.09,
  },
  {
    id: 'ses_2',
    day: 'Today',
    status: 'ok',
    word: 'finished',
    title: 'Release review, 23 November',
    result: '3 decisions, 5 actions. Login bug remains',
    started: '09:41',
    took: '2 min 31 s',
    side: 'aws',
    cost: 0.15,
  },
  {
    id: 'ses_3',
    day: 'Today',
    status: 'ok',
    word: 'finished',
    title: 'A meeting whose title goes on for so long that it has to be cut or wrapped somewhere',
    result: '1 decision, 2 actions. Keep two analyzers',
    started: '09:02',
    took: '3 min 04 s',
    side: 'local',
    cost: 0.18,
  },
  {
    id: 'ses_4',
    day: 'Yesterday',
    status: 'down',
    word: 'failed',
    title: 'Workshop, customer journeys',
    result: 'Transcript ends at 04:10, nothing written',
    started: '16:20',
    took: '12 s',
    side: 'aws2',
    cost: 0,
  },
  {
    id: 'ses_5',
    day: 'Yesterday',
    status: 'stopped',
    word: 'stopped',
    title: 'Interview 14',
    result: 'Stopped by Sara after step 3, wrong file',
    started: '08:47',
    took: '22 s',
    side: 'aws',
    cost: 0,
  },
]

export const manySessions: readonly ExampleSession[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `many_${index}`,
  day: 'Today',
  status: 'ok',
  word: 'finished',
  title: `Meeting ${index + 1}`,
  result: `${index % 7} decisions`,
  started: '09:41',
  took: `${index % 60} s`,
  side: index % 5 === 0 ? 'local' : 'aws',
  cost: (index % 30) / 100,
}))
