'use client'
import { isComparing, type ComparisonView } from '@understudy/continuity'
import { formatNumber, KeyValues, Progress, Stack, Status, Text, Time, useUi } from '@understudy/ui'

/** Listed here; the journal has the others, tenant by tenant. */
const LISTED = 20

/** How far the comparison is that was asked for last; once it is over, what it found, down to the key. */
export function ComparisonResult({ comparison }: { comparison: ComparisonView }) {
  const { language } = useUi()
  const count = (value: number) => formatNumber(value, { language })
  const { tenant, tenantsDone, tenantsTotal, keys, found, askedByName, createdAt, endedAt, reason, error: why } = comparison
  if (isComparing(comparison))
    return (
      <Stack gap={8}>
        <Progress
          label={comparison.state === 'queued' ? 'Waits for a worker' : 'Compared'}
          done={tenantsDone}
          total={tenantsTotal}
          unit={tenantsTotal === 1 ? 'tenant' : 'tenants'}
          detail={`${count(keys)} keys`}
        />
        <Text size="small" tone="quiet">
          Asked by {askedByName}. It goes on when this page is left.
        </Text>
      </Stack>
    )
  return (
    <Stack gap={8}>
      <KeyValues
        items={[
          { key: 'Result', value: <Result comparison={comparison} /> },
          ...(why === null ? [] : [{ key: 'Why', value: why }]),
          {
            key: 'Compared',
            value: `${count(keys)} keys of ${tenant ?? (tenantsDone === 1 ? '1 tenant' : `${count(tenantsDone)} tenants`)}`,
          },
          {
            key: 'Asked',
            value: (
              <>
                by {askedByName}, <Time at={endedAt ?? createdAt} show="relative" />
              </>
            ),
          },
          ...(reason === null ? [] : [{ key: 'Reason', value: reason }]),
        ]}
      />
      {found.slice(0, LISTED).map((each) => (
        <div key={`${each.tenant} ${each.key}`}>
          <Text as="p" isMono>
            {each.key}
          </Text>
          <Text as="p" size="small" tone="quiet">
            {each.tenant}: {each.sentence}
          </Text>
        </div>
      ))}
      {found.length > LISTED && (
        <Text size="small" tone="quiet">
          {count(found.length - LISTED)} more stand in the journal, tenant by tenant.
        </Text>
      )}
    </Stack>
  )
}

function Result({ comparison: { state, differences } }: { comparison: ComparisonView }) {
  if (state === 'failed') return <Status status="down">not compared</Status>
  if (state === 'interrupted') return <Status status="down">interrupted</Status>
  return differences === 0 ? <Status status="ok">equal</Status> : <Status status="degraded">{differences} different</Status>
}
