import { z } from 'zod'
import { procedure, router } from '@understudy/api'
import { addedMemberSchema, addMemberInput, changeMemberRoleInput, memberSchema, removeMemberInput } from '@understudy/identity'
import { addMember, changeMemberRole, listMembers, removeMember } from '@understudy/identity/server'

const manage = { scope: 'tenant', action: 'member.manage' } as const

export const membersRouter = router({
  list: procedure({ scope: 'tenant', action: 'member.read', audit: 'none' })
    .output(z.array(memberSchema))
    .query(({ ctx }) => listMembers(ctx.verb)),
  add: procedure({ ...manage, audit: 'member.added' })
    .input(addMemberInput)
    .output(addedMemberSchema)
    .mutation(({ ctx, input }) => addMember(ctx.verb, input)),
  changeRole: procedure({ ...manage, audit: 'member.role-changed' })
    .input(changeMemberRoleInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await changeMemberRole(ctx.verb, input)
      return null
    }),
  remove: procedure({ ...manage, audit: 'member.removed' })
    .input(removeMemberInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await removeMember(ctx.verb, input)
      return null
    }),
})
