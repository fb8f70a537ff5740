'use client'
import { CodeBlock } from '../pattern/record/code-block.tsx'
import { Diff } from '../pattern/record/diff.tsx'
import { SideBySide } from '../pattern/record/side-by-side.tsx'
import { Timeline } from '../pattern/record/timeline.tsx'
import { Panel } from '../pattern/page/panel.tsx'
import { PlainTable } from '../pattern/table/plain-table.tsx'
import { Grid, GridCell } from '../primitive/layout/grid.tsx'
import { Side } from '../primitive/sign/side.tsx'

const before = '"quotas": {\n  "objectsPerMinute": 600,\n  "objectsGb": 400,\n  "expires": null\n}'
const after = '"quotas": {\n  "objectsPerMinute": 900,\n  "objectsGb": 400,\n  "expires": "2026-12-01"\n}'

export function RecordSamples() {
  return (
    <Grid>
      <GridCell span={4}>
        <Panel title="Timeline">
          <Timeline
            entries={[
              { id: '1', time: '02:47:08', title: 'us-east-1 refused connections', status: 'down' },
              {
                id: '2',
                time: '02:47:11',
                title: 'objects moved to local',
                text: 'auto: 5 failures of writes within 0.4 s',
                side: 'local',
              },
              {
                id: '3',
                time: '02:51:00',
                title: (
                  <>
                    <strong>Ana</strong> took the incident
                  </>
                ),
              },
              { id: '4', time: '04:50:12', title: 'back on us-east-1', status: 'ok' },
            ]}
          />
        </Panel>
      </GridCell>
      <GridCell span={4}>
        <Panel title="What changed">
          <Diff label="Quota change" before={before} after={after} />
        </Panel>
      </GridCell>
      <GridCell span={4}>
        <Panel title="Code and a plain table" isFlush>
          <div className="gallery-pad">
            <CodeBlock label="call" code={'PutObject recordings/…/steering.m4a\nECONNREFUSED after 3 ms, trace 7c1f…a90e'} />
          </div>
          <PlainTable
            label="Effect"
            hasRowNames
            columns={[{ header: 'What' }, { header: 'Now' }, { header: 'After' }]}
            rows={[
              {
                id: 'calls',
                cells: [
                  'Calls served',
                  <Side key="now" side="aws2" name="us-west-2">
                    41/s
                  </Side>,
                  <Side key="after" side="local">
                    41/s
                  </Side>,
                ],
              },
              { id: 'p95', cells: ['p95 latency', '118 ms', <strong key="after">14 ms</strong>] },
            ]}
          />
        </Panel>
      </GridCell>
      <GridCell span={12}>
        <Panel title="Two versions">
          <SideBySide
            left={{ label: 'us-east-1, loser', heading: <Side side="aws" name="us-east-1, loser" />, text: before }}
            right={{ label: 'local, winner', heading: <Side side="local" name="local, winner" />, text: after }}
          />
        </Panel>
      </GridCell>
    </Grid>
  )
}
