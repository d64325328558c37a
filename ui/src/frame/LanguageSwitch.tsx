/** Indonesian or English, at once; kept in the office's settings when there are any to keep it in. */
import { SegmentedControl } from '@mantine/core';
import { office } from '../backend';
import { m, setLanguage, useLanguage, type Language } from '../lang';
import { tellProblem } from '../parts/toast';
import { refresh } from './reads';

/** Speaks at once, then keeps the choice; when it cannot be kept the words stay and the reason is said. */
export async function keepLanguage(next: Language): Promise<void> {
  setLanguage(next);
  try {
    const settings = await office.settingsGet();
    const changed = await office.settingsSave({ ...settings, language: next });
    refresh(changed.rooms);
  } catch (problem) {
    tellProblem(problem);
  }
}

export function LanguageSwitch() {
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={m.settings_language()}
      value={language}
      onChange={(next) => void keepLanguage(next === 'en' ? 'en' : 'id')}
      data={[
        { value: 'id', label: m.settings_language_id() },
        { value: 'en', label: m.settings_language_en() },
      ]}
    />
  );
}
