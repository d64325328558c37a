/** Finds anyone and brings them to a seat: dragged onto the team, or placed by the menu; and says why they are not on it. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconGripVertical, IconHelpCircle, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ProposalView } from '../backend';
import { useRead } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import type { Drag } from '../parts/drag';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { membersOf, type Carried } from './lib';
import classes from './panels.module.css';
import { PlaceMenu } from './PlaceMenu';

const most = 30;

interface Props {
  readonly view: ProposalView;
  readonly drag: Drag<Carried>;
  readonly onPlace: (carried: Carried, target: string) => void;
  readonly onWhyNot: (nip: string, name: string) => void;
  readonly onClose: () => void;
}

export function BringPanel({ view, drag, onPlace, onWhyNot, onClose }: Props) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const asked = search.length >= 2;
  const found = useRead(
    ['roster', 'people', 'bring', search],
    () => office.rosterPeople({ search, agency_id: null, rank_min: null, rank_max: null, competency: null, level: null, active_only: true, sort: 'name', descending: false }),
    { enabled: asked, keep: true },
  );
  const members = membersOf(view);
  const rows = (asked ? (found.data?.rows ?? []) : []).filter((row) => !members.some((member) => member.nip === row.nip));
  return (
    <SidePanel title={m.proposal_bring()} subtitle={m.proposal_bring_help()} onClose={onClose}>
      <TextInput label={m.proposal_bring_search()} placeholder={m.brief_person_placeholder()} leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} data-testid="bring-search" />
      {found.isError && <ErrorState inline problem={found.error} onRetry={() => void found.refetch()} />}
      {asked && found.isPending && <LoadingSkeleton kind="rows" count={4} />}
      {asked && !found.isPending && rows.length === 0 && <p className={classes.soft}>{m.brief_person_none()}</p>}
      <ul className={classes.carry}>
        {rows.slice(0, most).map((row, at) => {
          const carried: Carried = { nip: row.nip, name: row.name, seat: null };
          const handle = drag.handle(carried, row.name);
          return (
            <li key={row.nip}>
              <div {...handle} className={`${classes.carried} ${handle.className}`} data-testid={`bring-${at}`}>
                <IconGripVertical size={16} aria-hidden />
                <div>
                  <strong>{row.name}</strong>
                  <span className={classes.soft}>{[row.position, row.rank].filter(Boolean).join(' · ')}</span>
                  <AgencyChip id={row.agency_id} name={row.agency} withName />
                </div>
              </div>
              <div className={classes.carryTools}>
                <PlaceMenu view={view} carried={carried} onPlace={onPlace}>
                  <Button size="xs" variant="light" leftSection={<IconUserPlus size={15} />} aria-label={m.proposal_place_label({ name: row.name })} data-testid={`bring-place-${at}`}>
                    {m.proposal_place()}
                  </Button>
                </PlaceMenu>
                <Button size="xs" variant="subtle" leftSection={<IconHelpCircle size={15} />} aria-label={m.proposal_why_not_title({ name: row.name })} onClick={() => onWhyNot(row.nip, row.name)} data-testid={`bring-whynot-${at}`}>
                  {m.proposal_why_not_short()}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {rows.length > most && <p className={classes.soft}>{m.proposal_bring_more({ shown: formatNumber(most), total: formatNumber(rows.length) })}</p>}
    </SidePanel>
  );
}
