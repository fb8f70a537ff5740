import { describe, expect, it } from 'vitest'
import { authorize } from './authorize.ts'
import { permissionNames } from './permissions.ts'
import { roles } from './roles.ts'

describe('authorize', () => {
  it('grants exactly this matrix', () => {
    const matrix = Object.fromEntries(
      (['viewer', 'operator', 'owner', 'platform-admin'] as const).map((role) => [
        role,
        permissionNames.filter((permission) => authorize({ userId: 'u', roles: [role] }, permission).allowed).join(' '),
      ]),
    )
    const viewer = 'tenant.read member.read agent.read session.read observe.read'
    expect(matrix.viewer).toBe(viewer)
    expect(matrix.operator).toBe(
      'tenant.read member.read agent.read session.read session.create session.operate session.ask observe.read audit.read',
    )
    expect(matrix.owner).toBe(permissionNames.filter((name) => !/^(platform|continuity)\./.test(name)).join(' '))
    expect(matrix['platform-admin']).toBe(permissionNames.join(' '))
  })

  it('refuses by default and names who could grant it', () => {
    expect(authorize({ userId: 'u', roles: [] }, 'session.create')).toMatchObject({
      allowed: false,
      permission: 'session.create',
      grantedBy: ['operator', 'owner', 'platform-admin'],
      reason: 'Start sessions needs session.create. It comes with the role operator, owner, platform administrator.',
    })
  })

  it('gives every role a name and a sentence', () => {
    for (const role of Object.values(roles)) expect(role.title && role.sentence).toBeTruthy()
  })
})
