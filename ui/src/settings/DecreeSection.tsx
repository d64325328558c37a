/** Defaults for new decrees: paper, letterhead, signatory, legal bases, copies. Each decree can still differ. */
import { Select, Switch, TextInput } from '@mantine/core';
import type { DecreeSettings } from '../backend';
import { m } from '../lang';
import { OrderedLines } from '../parts/OrderedLines';
import { Section } from '../parts/Section';
import { bounds } from './lib';
import { NumberField } from './NumberField';
import classes from './SettingsPage.module.css';

interface Props {
  readonly decree: DecreeSettings;
  readonly onChange: (part: Partial<DecreeSettings>) => void;
}

const margins = ['margin_top', 'margin_right', 'margin_bottom', 'margin_left'] as const;
const marginLabels = { margin_top: () => m.settings_margin_top(), margin_right: () => m.settings_margin_right(), margin_bottom: () => m.settings_margin_bottom(), margin_left: () => m.settings_margin_left() };

export function DecreeSection({ decree, onChange }: Props) {
  return (
    <Section title={m.settings_decree()} text={m.settings_decree_text()}>
      <div className={classes.fields}>
        <div className={classes.pair}>
          <TextInput label={m.settings_issuer()} description={m.settings_issuer_text()} value={decree.issuer} onChange={(event) => onChange({ issuer: event.currentTarget.value })} />
          <TextInput label={m.settings_address()} description={m.settings_address_text()} value={decree.address} onChange={(event) => onChange({ address: event.currentTarget.value })} />
        </div>
        <OrderedLines label={m.settings_letterhead()} description={m.settings_letterhead_text()} lines={decree.letterhead} onChange={(letterhead) => onChange({ letterhead })} addLabel={m.settings_add_line()} />
        <div className={classes.pair}>
          <Switch checked={decree.centred_letterhead} onChange={(event) => onChange({ centred_letterhead: event.currentTarget.checked })} label={m.settings_centred()} />
          <Switch checked={decree.emblem} onChange={(event) => onChange({ emblem: event.currentTarget.checked })} label={m.settings_emblem()} />
        </div>
        <div className={classes.pair}>
          <Select
            label={m.settings_paper()}
            value={decree.paper}
            onChange={(paper) => paper !== null && onChange({ paper })}
            data={[
              { value: 'a4', label: m.settings_paper_a4() },
              { value: 'f4', label: m.settings_paper_f4() },
            ]}
          />
          <NumberField label={m.settings_font_size()} value={decree.font_size} bounds={bounds.font_size} unit={m.settings_unit_points()} decimals={1} onChange={(font_size) => onChange({ font_size })} />
        </div>
        <div className={classes.four}>
          {margins.map((side) => (
            <NumberField key={side} label={marginLabels[side]()} value={decree[side]} bounds={bounds.margin} unit="cm" decimals={2} onChange={(value) => onChange({ [side]: value })} />
          ))}
        </div>
        <OrderedLines label={m.settings_capacity()} description={m.settings_capacity_text()} lines={decree.signatory_capacity} onChange={(signatory_capacity) => onChange({ signatory_capacity })} addLabel={m.settings_add_line()} />
        <div className={classes.pair}>
          <TextInput label={m.settings_signatory_name()} value={decree.signatory_name} onChange={(event) => onChange({ signatory_name: event.currentTarget.value })} />
          <TextInput label={m.settings_signatory_rank()} value={decree.signatory_rank} onChange={(event) => onChange({ signatory_rank: event.currentTarget.value })} />
          <TextInput label={m.settings_signatory_nip()} description={m.settings_signatory_nip_text()} value={decree.signatory_nip} onChange={(event) => onChange({ signatory_nip: event.currentTarget.value })} />
        </div>
        <OrderedLines
          label={m.settings_recalling()}
          description={m.settings_recalling_text()}
          lines={decree.recalling}
          onChange={(recalling) => onChange({ recalling })}
          addLabel={m.settings_add_recalling()}
          suggestions={decree.recalling_library}
          suggestLabel={m.settings_from_library()}
        />
        <OrderedLines label={m.settings_library()} description={m.settings_library_text()} lines={decree.recalling_library} onChange={(recalling_library) => onChange({ recalling_library })} addLabel={m.settings_add_recalling()} />
        <OrderedLines label={m.settings_copies()} description={m.settings_copies_text()} lines={decree.copies} onChange={(copies) => onChange({ copies })} addLabel={m.settings_add_copy()} />
      </div>
    </Section>
  );
}
