/** Who sits at this desk, which region it serves, and how the window looks and speaks. */
import { Input, SegmentedControl, TextInput, useMantineColorScheme } from '@mantine/core';
import type { Settings } from '../backend';
import { setLanguage, m } from '../lang';
import { Section } from '../parts/Section';
import classes from './SettingsPage.module.css';

interface Props {
  readonly form: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

export function DeskSection({ form, onChange }: Props) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={m.settings_desk()}>
      <div className={classes.fields}>
        <TextInput label={m.settings_user_name()} description={m.settings_user_name_text()} value={form.user_name} onChange={(event) => onChange({ user_name: event.currentTarget.value })} data-field="user_name" />
        <div className={classes.pair}>
          <TextInput label={m.settings_region()} description={m.settings_region_text()} value={form.region} onChange={(event) => onChange({ region: event.currentTarget.value })} />
          <TextInput label={m.settings_place()} description={m.settings_place_text()} value={form.place} onChange={(event) => onChange({ place: event.currentTarget.value })} />
        </div>
        <div className={classes.pair}>
          <Input.Wrapper label={m.settings_language()} description={m.settings_language_text()} labelElement="div">
            <SegmentedControl
              mt={4}
              aria-label={m.settings_language()}
              value={form.language}
              onChange={(language) => {
                setLanguage(language === 'en' ? 'en' : 'id');
                onChange({ language });
              }}
              data={[
                { value: 'id', label: m.settings_language_id() },
                { value: 'en', label: m.settings_language_en() },
              ]}
            />
          </Input.Wrapper>
          <Input.Wrapper label={m.settings_scheme()} description={m.settings_scheme_text()} labelElement="div">
            <SegmentedControl
              mt={4}
              aria-label={m.settings_scheme()}
              value={colorScheme}
              onChange={(scheme) => setColorScheme(scheme === 'dark' ? 'dark' : scheme === 'auto' ? 'auto' : 'light')}
              data={[
                { value: 'light', label: m.settings_scheme_light() },
                { value: 'dark', label: m.settings_scheme_dark() },
                { value: 'auto', label: m.settings_scheme_auto() },
              ]}
            />
          </Input.Wrapper>
        </div>
      </div>
    </Section>
  );
}
