'use client'
import { LogOut } from 'lucide-react'
import { roles } from '@understudy/identity'
import { Button, Columns, KeyValues, PageBody, PageHeader, Panel, Stack, Text, toast } from '@understudy/ui'
import { signOut } from '@/features/shell/sign-out'
import { useMe } from '@/features/shell/use-me'
import { AppearancePanel } from './appearance-panel'
import { PasswordForm } from './password-form'
import { SignInsPanel } from './sign-ins-panel'

export function MePage() {
  const me = useMe()
  const held = me.tenants.map(({ name, role }) => `${roles[role].title.toLowerCase()} in ${name}`)
  return (
    <>
      <PageHeader
        title={me.name}
        subtitle={me.isPlatformAdmin ? 'platform administrator' : me.email}
        acts={
          <Button icon={<LogOut />} onClick={() => void signOut()}>
            Sign out
          </Button>
        }
      />
      <PageBody>
        <Columns
          main={
            <>
              <SignInsPanel />
              <Panel title="Profile">
                <KeyValues
                  items={[
                    { key: 'Name', value: me.name },
                    { key: 'E-mail', value: me.email },
                    {
                      key: 'Roles',
                      value: me.isPlatformAdmin ? 'platform administrator, in every tenant' : held.join(', ') || 'none yet',
                    },
                  ]}
                />
              </Panel>
            </>
          }
          aside={
            <>
              <AppearancePanel />
              <Panel title="Password">
                <Stack gap={12}>
                  <PasswordForm
                    currentLabel="Current password"
                    email={me.email}
                    submitLabel="Change password"
                    onChanged={() =>
                      void toast.success('Password changed', { description: 'You were signed out everywhere else.' })
                    }
                  />
                  <Text size="small" tone="quiet">
                    Signs you out everywhere else.
                  </Text>
                </Stack>
              </Panel>
            </>
          }
        />
      </PageBody>
    </>
  )
}
