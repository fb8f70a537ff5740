import type { TwoTenants } from './two-tenants'

/** Who is let in. Written down by hand: the test compares the code with this, not with itself. */
export type Admission = 'anybody' | 'signed in' | 'viewer' | 'operator' | 'owner' | 'platform-admin'

export interface Expectation {
  for: Admission
  /** What somebody who was let in gets with this input, 'ok' unless said. */
  gets?: string
  input?: (facts: TwoTenants & { caller: string }) => unknown
}

const theirSession = ({ foreign }: TwoTenants) => ({ sessionId: foreign.sessionId })
const theirRun = ({ foreign }: TwoTenants) => ({ runId: foreign.runId })
const noUuid = '018f0000-0000-7000-8000-000000000000'

/** Every procedure of the console. Ids in the inputs are the other tenant's wherever there are any. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'observe.worldForVisitors': { for: 'anybody' },
  'observe.worldState': { for: 'signed in' },
  'observe.followWorld': { for: 'signed in' },
  'live.follow': { for: 'signed in', input: () => ({ streams: [{ key: 'a', path: 'observe.followWorld' }] }) },
  'me.get': { for: 'signed in' },
  'me.sessions': { for: 'signed in' },
  'me.endSession': { for: 'signed in', input: () => ({ sessionId: noUuid }), gets: 'not_found' },
  'me.signOut': { for: 'signed in' },
  'me.signOutEverywhere': { for: 'signed in' },
  'me.updatePreferences': { for: 'signed in', input: () => ({ density: 'compact' }) },
  'me.changePassword': {
    for: 'signed in',
    input: () => ({ currentPassword: 'not this one', newPassword: 'a calm control room at night' }),
    gets: 'invalid_input',
  },
  'tenants.get': { for: 'viewer' },
  'tenants.agents': { for: 'viewer' },
  'agents.list': { for: 'viewer' },
  'tenants.update': { for: 'owner', input: ({ caller }) => ({ name: `Ours, says ${caller}` }) },
  'tenants.updateAgent': { for: 'owner', input: () => ({ key: 'canary-7f3a', enabled: false }), gets: 'not_found' },
  'tenants.list': { for: 'platform-admin', input: () => ({}) },
  'tenants.create': {
    for: 'platform-admin',
    input: ({ caller }) => ({ slug: `made_by_${caller.replace('-', '_')}`, name: 'New', domain: 'new.test' }),
  },
  'members.list': { for: 'viewer' },
  'members.add': { for: 'owner', input: ({ caller }) => ({ email: `by-${caller}@people.test`, name: 'Added', role: 'viewer' }) },
  'members.changeRole': { for: 'owner', input: ({ foreign }) => ({ userId: foreign.userId, role: 'viewer' }), gets: 'not_found' },
  'members.remove': { for: 'owner', input: ({ foreign }) => ({ userId: foreign.userId }), gets: 'not_found' },
  'sessions.list': { for: 'viewer', input: () => ({}) },
  'sessions.follow': { for: 'viewer' },
  'sessions.get': { for: 'viewer', input: theirSession, gets: 'not_found' },
  'sessions.end': { for: 'operator', input: theirSession, gets: 'not_found' },
  'sessions.create': {
    for: 'operator',
    input: () => ({ agentKey: 'summarizer', title: 'Mine', kind: 'summarise', input: {} }),
    gets: 'precondition_failed', // not switched on in this tenant
  },
  'runs.get': { for: 'viewer', input: theirRun, gets: 'not_found' },
  'runs.events': { for: 'viewer', input: theirRun, gets: 'not_found' },
  'runs.follow': { for: 'viewer', input: theirRun, gets: 'not_found' },
  'runs.start': { for: 'operator', input: (facts) => ({ ...theirSession(facts), kind: 'ask', input: {} }), gets: 'not_found' },
  'runs.stop': { for: 'operator', input: theirRun, gets: 'not_found' },
  'runs.retry': { for: 'operator', input: theirRun, gets: 'not_found' },
  'meetings.start': {
    for: 'operator',
    input: () => ({ fileName: 'empty.txt', contentBase64: '', title: 'Empty' }),
    gets: 'invalid_input',
  },
  'meetings.get': { for: 'viewer', input: theirSession, gets: 'not_found' },
  'meetings.ask': {
    for: 'operator',
    input: (facts) => ({ ...theirSession(facts), question: 'Who owns it?' }),
    gets: 'not_found',
  },
  'meetings.questions': { for: 'viewer', input: theirSession, gets: 'unavailable' }, // no side of memory is configured here
  'overview.tenant': { for: 'viewer', input: () => ({}) },
  'overview.platform': { for: 'platform-admin', input: () => ({}) },
  'system.get': { for: 'platform-admin' },
  'system.follow': { for: 'platform-admin' },
  'sandbox.status': { for: 'signed in' },
  'sandbox.follow': { for: 'signed in' },
  'sandbox.break': {
    for: 'platform-admin',
    input: () => ({ ports: ['objects'], fault: 'refuse', durationS: 60 }),
    gets: 'precondition_failed', // the sandbox is off here
  },
  'sandbox.repair': { for: 'platform-admin', input: () => ({ id: noUuid }), gets: 'not_found' },
  'sandbox.repairAll': { for: 'platform-admin' },
  'continuity.matrix': { for: 'signed in' },
  'continuity.port': { for: 'signed in', input: () => ({ port: 'objects' }) },
  'journal.get': { for: 'platform-admin' },
  'journal.follow': { for: 'platform-admin' },
  'journal.conflicts': { for: 'platform-admin', input: () => ({}) },
  'journal.conflict': { for: 'platform-admin', input: () => ({ tenant: 'canary-7f3a', id: noUuid }), gets: 'not_found' },
  'journal.resolveConflict': {
    for: 'platform-admin',
    input: () => ({ tenant: 'canary-7f3a', id: noUuid, action: 'keep_winner' }),
    gets: 'not_found',
  },
  'journal.poisoned': { for: 'platform-admin' },
  'journal.decidePoisoned': {
    for: 'platform-admin',
    input: () => ({ tenant: 'canary-7f3a', id: noUuid, action: 'give_up' }),
    gets: 'not_found',
  },
  'journal.hold': { for: 'platform-admin', input: () => ({ port: 'objects', held: true, reason: 'A look at what waits.' }) },
  'journal.differences': {
    for: 'platform-admin',
    input: () => ({ tenant: 'canary-7f3a', port: 'objects' }),
    gets: 'not_found',
  },
  'journal.compare': {
    for: 'platform-admin',
    input: () => ({ port: 'objects' }),
    gets: 'precondition_failed', // no side is configured here
  },
  'journal.comparison': { for: 'platform-admin', input: () => ({ port: 'objects' }) },
  'continuity.follow': { for: 'signed in', input: () => ({}) },
  'continuity.transitions': { for: 'signed in', input: () => ({}) },
  'continuity.explain': { for: 'platform-admin', input: () => ({ port: 'objects', operation: 'get' }) },
  'continuity.modeEffect': { for: 'platform-admin', input: () => ({ port: 'objects', mode: 'force_local' }) },
  'continuity.setMode': {
    for: 'platform-admin',
    input: () => ({ port: 'objects', mode: 'force_local', reason: 'To see who may do it', expiresInS: 60 }),
    gets: 'precondition_failed', // no side is configured here
  },
  'continuity.endMode': { for: 'platform-admin', input: () => ({ id: noUuid }), gets: 'not_found' },
  'drills.list': { for: 'platform-admin', input: () => ({}) },
  'drills.catalogue': { for: 'platform-admin' },
  'drills.rehearsals': { for: 'signed in' },
  'drills.get': { for: 'platform-admin', input: () => ({ id: noUuid }), gets: 'not_found' },
  'drills.watch': { for: 'platform-admin', input: () => ({ id: noUuid }), gets: 'not_found' },
  'drills.follow': { for: 'platform-admin' },
  'drills.compare': { for: 'platform-admin', input: () => ({ one: noUuid, other: noUuid }), gets: 'not_found' },
  'drills.export': { for: 'platform-admin', input: () => ({ id: noUuid, format: 'json' }), gets: 'not_found' },
  'drills.start': {
    for: 'platform-admin',
    input: () => ({ timeline: 'oct-2025' }),
    gets: 'precondition_failed', // the sandbox is off here
  },
  'drills.changeSchedule': { for: 'platform-admin', input: () => ({ isOn: true, day: 'friday', hour: 22 }) },
  'drills.stop': { for: 'platform-admin', input: () => ({ id: noUuid }), gets: 'not_found' },
  'audit.list': { for: 'operator', input: () => ({}) },
  'audit.follow': { for: 'operator' },
  'audit.export': { for: 'operator', input: () => ({}) },
  'audit.listAll': { for: 'platform-admin', input: () => ({}) },
  'audit.followAll': { for: 'platform-admin' },
  'audit.exportAll': { for: 'platform-admin', input: () => ({}) },
}
