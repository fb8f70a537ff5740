'use client'
import { Button } from '../primitive/action/button.tsx'
import { CopyId } from '../primitive/action/copy-id.tsx'
import { LinkText } from '../primitive/action/link-text.tsx'
import { Side } from '../primitive/sign/side.tsx'
import { Status } from '../primitive/sign/status.tsx'
import { StatusGlyph } from '../primitive/sign/status-glyph.tsx'
import { Tag } from '../primitive/sign/tag.tsx'
import { ShareBar } from '../primitive/measure/share-bar.tsx'
import { AnswerStrip } from '../pattern/page/answer-strip.tsx'
import { FactStrip } from '../pattern/page/fact-strip.tsx'
import { ItemList } from '../pattern/page/item-list.tsx'
import { KeyValues } from '../pattern/page/key-values.tsx'
import { PageHeader } from '../pattern/page/page-header.tsx'
import { Panel } from '../pattern/page/panel.tsx'
import { Grid, GridCell } from '../primitive/layout/grid.tsx'
import { Tabs } from '../primitive/layout/tabs.tsx'

const served = [
  { fill: 'aws', value: 74.5, label: 'us-east-1 74.5 %' },
  { fill: 'aws2', value: 4.7, label: 'us-west-2 4.7 %' },
  { fill: 'local', value: 20.8, label: 'local 20.8 %' },
] as const

export function LayoutSamples() {
  return (
    <>
      <AnswerStrip
        answers={[
          {
            question: 'What is wrong',
            answer: (
              <>
                <StatusGlyph status="down" />2 ports down in us-east-1
              </>
            ),
            proof: 'objects, memory: since 02:47, 25 min.',
          },
          {
            question: 'Who is affected',
            answer: '3 tenants, no errors now',
            proof: '31 of 278,824 calls failed (0.01 %), none since 02:48.',
          },
          {
            question: 'Who is serving',
            answer: 'AWS 79.2 %, local 20.8 %',
            proof: (
              <>
                <ShareBar height="thick" shares={served} />
                us-east-1 74.5 %, us-west-2 4.7 %
              </>
            ),
          },
          {
            question: 'What would be lost',
            answer: 'No acknowledged write',
            proof: '16,696 are stored on local only, until AWS is back.',
          },
          {
            question: 'What you can do',
            answer: '',
            acts: (
              <>
                <Button variant="primary" isWide>
                  Force a side…
                </Button>
                <Button isWide>Hold hand-back…</Button>
                <LinkText href="#runbook">Runbook: one region lost</LinkText>
              </>
            ),
          },
        ]}
      />
      <Panel isFlush isBox title="Page header with everything">
        <PageHeader
          title="Steering group, 20 November"
          crumbs={[{ href: '#sessions', label: 'Sessions' }]}
          facts={
            <>
              <Tag tone="running">running</Tag>
              <span>summarizer v14</span>
              <CopyId value="ses_01KB7Q2M4X8R9QF2" />
            </>
          }
          acts={<Button>Stop the run…</Button>}
        />
      </Panel>
      <FactStrip
        facts={[
          { label: 'Run 1, step 12 of 14', value: 'Running, 2 min 21 s' },
          { label: 'Served by', value: 'AWS 9, local 3' },
          { label: 'Tokens', value: '47,652' },
          { label: 'Cost', value: '0.18 EUR', detail: 'of 0.60 EUR' },
        ]}
      />
      <Grid>
        <GridCell span={6}>
          <Panel
            title="Open incidents"
            count={2}
            acts={<LinkText href="#all">All incidents</LinkText>}
            footer="Watching models: us-east-1 throttles 8 %, we send less, no switch"
            isFlush
          >
            <ItemList
              items={[
                {
                  id: '1',
                  sign: <StatusGlyph status="down" label="down" />,
                  title: 'objects: us-east-1 refuses connections',
                  text: 'Served by local. us-west-2 answers SlowDown to 31 % of calls, so it is skipped.',
                  after: '25 min',
                },
                {
                  id: '2',
                  sign: <StatusGlyph status="degraded" label="degraded" />,
                  title: 'search: us-east-1 is slow, p95 2.9 s',
                  text: 'Served by us-west-2 at p95 118 ms.',
                  after: '23 min',
                },
              ]}
            />
          </Panel>
        </GridCell>
        <GridCell span={6}>
          <Panel title="Details" subtitle="with tabs" acts={<Button variant="quiet">Edit</Button>}>
            <Tabs
              label="Details"
              tabs={[
                {
                  value: 'facts',
                  label: 'Facts',
                  content: (
                    <KeyValues
                      items={[
                        { key: 'State', value: <Status status="down">tripped for 31 min</Status> },
                        { key: 'Served by', value: <Side side="local">100 %</Side> },
                        { key: 'Next probe', value: 'in 38 s, one for the fleet' },
                      ]}
                    />
                  ),
                },
                { value: 'calls', label: 'Calls', count: 61, content: 'Sixty-one calls.' },
              ]}
            />
          </Panel>
        </GridCell>
      </Grid>
    </>
  )
}
