'use client'
import { Field, ItemList, Panel, Segmented, Select } from '@understudy/ui'
import { timeZones } from './time-zones'
import { usePreferences } from './use-preferences'

export function AppearancePanel() {
  const { preferences, change } = usePreferences()
  return (
    <Panel title="Appearance" subtitle="saved at once, follows you" isFlush>
      <ItemList
        items={[
          {
            id: 'theme',
            title: 'Theme',
            after: (
              <Segmented
                label="Theme"
                value={preferences.theme}
                onChange={(theme) => change({ theme })}
                segments={[
                  { value: 'system', label: 'System' },
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
              />
            ),
          },
          {
            id: 'density',
            title: 'Density',
            text: 'Rows of 36 or 28 px',
            after: (
              <Segmented
                label="Density"
                value={preferences.density}
                onChange={(density) => change({ density })}
                segments={[
                  { value: 'comfortable', label: 'Comfortable' },
                  { value: 'compact', label: 'Compact' },
                ]}
              />
            ),
          },
          {
            id: 'zone',
            title: (
              <Field label="Time zone" hint="Of every time you are shown.">
                <Select
                  options={timeZones(preferences.timezone)}
                  value={preferences.timezone}
                  onChange={(event) => change({ timezone: event.target.value })}
                />
              </Field>
            ),
          },
        ]}
      />
    </Panel>
  )
}
