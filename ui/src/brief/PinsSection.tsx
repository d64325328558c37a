/** What people decided beforehand: who is in a seat, who must be on the team, who must not, and who must not meet. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconLock, IconUserCheck, IconUserOff, IconUsersMinus, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { BriefForm, PinsForm } from '../backend';
import { m } from '../lang';
import classes from './brief.module.css';
import { removeAt } from './lib';
import { PersonName, PersonPicker } from './PersonPicker';

interface Props {
  readonly form: BriefForm;
  readonly onChange: (next: BriefForm) => void;
}

export function PinsSection({ form, onChange }: Props) {
  const { pins } = form;
  const set = (patch: Partial<PinsForm>) => onChange({ ...form, pins: { ...pins, ...patch } });
  const seats = form.seats.filter((seat) => seat.office === null && seat.code !== '');
  const [seat, setSeat] = useState<string | null>(null);
  const [first, setFirst] = useState<string | null>(null);
  const chosen = seat ?? seats[0]?.code ?? null;
  const named = [...pins.locked.map((lock) => lock.nip), ...pins.excluded, ...pins.included];
  const roleOf = (code: string) => form.seats.find((row) => row.code === code)?.role ?? code;
  const unsaved = form.seats.some((row) => row.office === null && row.code === '');
  return (
    <section className={classes.section} aria-labelledby="brief-section-pins">
      <h2 id="brief-section-pins" tabIndex={-1}>
        {m.brief_section_pins()}
      </h2>
      <p className={classes.hint}>{m.brief_pins_help()}</p>

      <Group icon={<IconLock size={16} aria-hidden />} title={m.brief_pin_locked()}>
        {pins.locked.map((lock, at) => (
          <Chip key={lock.nip} onRemove={() => set({ locked: removeAt(pins.locked, at) })}>
            <PersonName nip={lock.nip} /> → {roleOf(lock.seat)}
          </Chip>
        ))}
        {seats.length > 0 ? (
          <div className={classes.line}>
            <Select className={classes.grow} aria-label={m.brief_pin_seat()} data={seats.map((row) => ({ value: row.code, label: row.role }))} value={chosen} onChange={setSeat} />
            <span className={classes.grow}>
              <PersonPicker hideLabel label={m.brief_pin_locked()} without={named} onPick={(nip) => chosen !== null && set({ locked: [...pins.locked, { seat: chosen, nip }] })} />
            </span>
          </div>
        ) : (
          <p className={classes.hint}>{m.brief_pin_needs_seat()}</p>
        )}
        {unsaved && seats.length > 0 && <p className={classes.hint}>{m.brief_pin_save_first()}</p>}
      </Group>

      <Group icon={<IconUserCheck size={16} aria-hidden />} title={m.brief_pin_included()}>
        {pins.included.map((nip, at) => (
          <Chip key={nip} onRemove={() => set({ included: removeAt(pins.included, at) })}>
            <PersonName nip={nip} />
          </Chip>
        ))}
        <PersonPicker hideLabel label={m.brief_pin_included()} without={named} onPick={(nip) => set({ included: [...pins.included, nip] })} />
      </Group>

      <Group icon={<IconUserOff size={16} aria-hidden />} title={m.brief_pin_excluded()}>
        {pins.excluded.map((nip, at) => (
          <Chip key={nip} onRemove={() => set({ excluded: removeAt(pins.excluded, at) })}>
            <PersonName nip={nip} />
          </Chip>
        ))}
        <PersonPicker hideLabel label={m.brief_pin_excluded()} without={named} onPick={(nip) => set({ excluded: [...pins.excluded, nip] })} />
      </Group>

      <Group icon={<IconUsersMinus size={16} aria-hidden />} title={m.brief_pin_apart()}>
        {pins.apart.map((pair, at) => (
          <Chip key={`${pair.a} ${pair.b}`} onRemove={() => set({ apart: removeAt(pins.apart, at) })}>
            <PersonName nip={pair.a} /> ↔ <PersonName nip={pair.b} />
          </Chip>
        ))}
        {first === null ? (
          <PersonPicker hideLabel label={m.brief_pin_apart_first()} onPick={setFirst} />
        ) : (
          <div className={classes.line}>
            <span>
              <PersonName nip={first} /> ↔
            </span>
            <span className={classes.grow}>
              <PersonPicker
                hideLabel
                label={m.brief_pin_apart_second()}
                without={[first]}
                onPick={(nip) => {
                  set({ apart: [...pins.apart, { a: first, b: nip }] });
                  setFirst(null);
                }}
              />
            </span>
            <Button variant="subtle" size="compact-sm" onClick={() => setFirst(null)}>
              {m.common_cancel()}
            </Button>
          </div>
        )}
      </Group>
    </section>
  );
}

function Group({ icon, title, children }: { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.pinGroup} role="group" aria-label={title}>
      <h3>
        {icon} {title}
      </h3>
      {children}
    </div>
  );
}

function Chip({ children, onRemove }: { readonly children: ReactNode; readonly onRemove: () => void }) {
  return (
    <div className={classes.pin}>
      <span>{children}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={m.common_delete()} onClick={onRemove}>
        <IconX size={14} color="var(--ink-soft)" />
      </ActionIcon>
    </div>
  );
}
