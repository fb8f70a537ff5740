import type { Language } from '../format/index.ts'

/** Every word the components say by themselves. Whole phrases: no sentence is built from fragments. */
export type Words = {
  close: string
  cancel: string
  copied: string
  copy: (what: string) => string
  busy: string
  loading: string
  clear: string
  clearAll: string
  remove: (what: string) => string
  loadMore: string
  shown: (shown: string, total: string) => string
  selected: (count: string) => string
  selectAll: string
  selectRow: string
  tryAgain: string
  trace: string
  needsPermission: (permission: string) => string
  canGrant: (who: string) => string
  chart: string
  table: string
  time: string
  total: string
  noData: string
  live: string
  paused: string
  stateOfTheWorld: string
  mainNavigation: string
  jumpTo: string
  noMatch: string
  shortcuts: string
  shortcutsHint: string
  chooseFile: string
  optional: string
  of: (done: string, total: string) => string
  left: (time: string) => string
  decisions: string
  search: string
  statuses: Record<'ok' | 'degraded' | 'down' | 'unknown' | 'pending' | 'running' | 'stopped', string>
}

const en: Words = {
  close: 'Close',
  cancel: 'Cancel',
  copied: 'Copied',
  copy: (what) => `Copy ${what}`,
  busy: 'Working',
  loading: 'Loading',
  clear: 'Clear',
  clearAll: 'Clear all',
  remove: (what) => `Remove ${what}`,
  loadMore: 'Older',
  shown: (shown, total) => `${shown} of ${total} shown`,
  selected: (count) => `${count} selected`,
  selectAll: 'Select all shown',
  selectRow: 'Select row',
  tryAgain: 'Try again',
  trace: 'Trace',
  needsPermission: (permission) => `Needs ${permission}.`,
  canGrant: (who) => `${who} can grant it.`,
  chart: 'Chart',
  table: 'Table',
  time: 'Time',
  total: 'Total',
  noData: 'no data',
  live: 'Live',
  paused: 'Paused',
  stateOfTheWorld: 'State of the world',
  mainNavigation: 'Main',
  jumpTo: 'Jump to',
  noMatch: 'Nothing matches.',
  shortcuts: 'Shortcuts',
  shortcutsHint: 'They do nothing while you type in a field.',
  chooseFile: 'choose a file',
  optional: 'optional',
  of: (done, total) => `${done} of ${total}`,
  left: (time) => `about ${time} left`,
  decisions: 'Decisions',
  search: 'Search',
  statuses: {
    ok: 'ok',
    degraded: 'degraded',
    down: 'down',
    unknown: 'not known',
    pending: 'queued',
    running: 'running',
    stopped: 'stopped',
  },
}

const sv: Words = {
  close: 'Stäng',
  cancel: 'Avbryt',
  copied: 'Kopierat',
  copy: (what) => `Kopiera ${what}`,
  busy: 'Arbetar',
  loading: 'Läser in',
  clear: 'Rensa',
  clearAll: 'Rensa alla',
  remove: (what) => `Ta bort ${what}`,
  loadMore: 'Äldre',
  shown: (shown, total) => `${shown} av ${total} visas`,
  selected: (count) => `${count} valda`,
  selectAll: 'Välj alla som visas',
  selectRow: 'Välj raden',
  tryAgain: 'Försök igen',
  trace: 'Spår',
  needsPermission: (permission) => `Kräver ${permission}.`,
  canGrant: (who) => `${who} kan ge den.`,
  chart: 'Diagram',
  table: 'Tabell',
  time: 'Tid',
  total: 'Summa',
  noData: 'inga data',
  live: 'Direkt',
  paused: 'Pausad',
  stateOfTheWorld: 'Läget',
  mainNavigation: 'Huvudmeny',
  jumpTo: 'Gå till',
  noMatch: 'Inget stämmer.',
  shortcuts: 'Kortkommandon',
  shortcutsHint: 'De gör inget medan du skriver i ett fält.',
  chooseFile: 'välj en fil',
  optional: 'valfritt',
  of: (done, total) => `${done} av ${total}`,
  left: (time) => `ungefär ${time} kvar`,
  decisions: 'Beslut',
  search: 'Sök',
  statuses: {
    ok: 'ok',
    degraded: 'nedsatt',
    down: 'nere',
    unknown: 'okänt',
    pending: 'köad',
    running: 'pågår',
    stopped: 'stoppad',
  },
}

export const wordsIn: Record<Language, Words> = { en, sv }
