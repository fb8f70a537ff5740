/** Everything that can be allowed or refused. A tenant's rights are exercised inside one tenant, platform rights anywhere. */
export const permissions = {
  'tenant.read': { scope: 'tenant', title: 'See the tenant', sentence: 'Open the tenant and its settings.' },
  'tenant.update': { scope: 'tenant', title: 'Change settings', sentence: 'Change the tenant’s name, limits and retention.' },
  'member.read': { scope: 'tenant', title: 'See members', sentence: 'See who belongs to the tenant and in which role.' },
  'member.manage': { scope: 'tenant', title: 'Manage members', sentence: 'Add and remove members and change their roles.' },
  'agent.read': { scope: 'tenant', title: 'See agents', sentence: 'See which agents the tenant has and what they may do.' },
  'agent.manage': { scope: 'tenant', title: 'Manage agents', sentence: 'Switch agents on and off and set their budgets.' },
  'session.read': { scope: 'tenant', title: 'See sessions', sentence: 'Open sessions, runs, steps and results.' },
  'session.create': { scope: 'tenant', title: 'Start sessions', sentence: 'Start a session with an agent and give it data.' },
  'session.operate': { scope: 'tenant', title: 'Operate runs', sentence: 'Stop a run and retry it from the step that failed.' },
  'session.ask': { scope: 'tenant', title: 'Ask', sentence: 'Ask questions over a result and over earlier ones.' },
  'observe.read': { scope: 'tenant', title: 'See figures', sentence: 'See calls, latency and who served them.' },
  'audit.read': { scope: 'tenant', title: 'Read the trail', sentence: 'Read who did what, and what was refused.' },
  'platform.read': { scope: 'platform', title: 'See the platform', sentence: 'See all tenants’ figures and the fleet.' },
  'platform.tenants': { scope: 'platform', title: 'Manage tenants', sentence: 'List all tenants and create new ones.' },
  'platform.audit': {
    scope: 'platform',
    title: 'Read every trail',
    sentence: 'Read the trail of the platform and of all tenants.',
  },
  'platform.system': { scope: 'platform', title: 'See the system', sentence: 'See processes, providers and configuration.' },
  'platform.sandbox': {
    scope: 'platform',
    title: 'Break the sandbox',
    sentence: 'Make the sandbox AWS fail on purpose, and repair it.',
  },
  'continuity.read': {
    scope: 'platform',
    title: 'See the journal',
    sentence: 'See what waits for AWS, conflicts and differences.',
  },
  'continuity.force': { scope: 'platform', title: 'Force a side', sentence: 'Put a port on one side, or end such an order.' },
  'continuity.drill': {
    scope: 'platform',
    title: 'Run drills',
    sentence: 'Rehearse an outage in the sandbox, and stop it.',
  },
  'continuity.resolve': {
    scope: 'platform',
    title: 'Resolve conflicts',
    sentence: 'Decide conflicts and writes that were moved aside, hold replay, and compare both sides.',
  },
} as const

export type Permission = keyof typeof permissions
export const permissionNames = Object.keys(permissions) as Permission[]
