/** The rail at the left: the seven places of the window, in the order the work flows. Shrinks to its icons when the window is narrow. */
import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBook2, IconClipboardList, IconFileCertificate, IconHome, IconSearch, IconSettings, IconUsers, IconUsersGroup, type Icon } from '@tabler/icons-react';
import { m } from '../lang';
import { Mark } from './Mark';
import { hrefTo, useRoute, type Room } from './route';
import classes from './Rail.module.css';

interface Place {
  readonly room: Room;
  readonly also: readonly Room[];
  readonly icon: Icon;
  readonly label: () => string;
}

const places: readonly Place[] = [
  { room: 'home', also: [], icon: IconHome, label: m.frame_home },
  { room: 'roster', also: ['import'], icon: IconUsers, label: m.frame_roster },
  { room: 'brief', also: ['formation', 'portfolio', 'lottery'], icon: IconClipboardList, label: m.frame_brief },
  { room: 'proposal', also: [], icon: IconUsersGroup, label: m.frame_proposal },
  { room: 'decree', also: [], icon: IconFileCertificate, label: m.frame_decree },
  { room: 'ledger', also: [], icon: IconBook2, label: m.frame_ledger },
  { room: 'settings', also: [], icon: IconSettings, label: m.frame_settings },
];

export function Rail({ onSearch, foot }: { readonly onSearch: () => void; readonly foot: React.ReactNode }) {
  const { room } = useRoute();
  const narrow = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  return (
    <nav className={classes.rail} data-narrow={narrow || undefined} aria-label={m.frame_nav_label()}>
      <a href={hrefTo('home')} className={classes.brand} aria-label={m.frame_brand_label()}>
        <Mark size={28} />
        {!narrow && <span>Rampak</span>}
      </a>
      <Tooltip label={`${m.frame_search()} (Ctrl+K)`} position="right" disabled={!narrow}>
        <button type="button" className={classes.search} onClick={onSearch} aria-label={narrow ? m.frame_search() : undefined} aria-keyshortcuts="Control+K">
          <IconSearch size={16} aria-hidden />
          {!narrow && (
            <>
              <span className={classes.grow}>{m.frame_search()}</span>
              <kbd aria-hidden>Ctrl K</kbd>
            </>
          )}
        </button>
      </Tooltip>
      <ul className={classes.places}>
        {places.map(({ room: place, also, icon: Glyph, label }) => {
          const active = place === room || also.includes(room);
          return (
            <li key={place}>
              <Tooltip label={label()} position="right" disabled={!narrow}>
                <a href={hrefTo(place)} className={classes.place} aria-current={active ? 'page' : undefined} aria-label={label()} data-room={place}>
                  <Glyph size={18} stroke={1.8} aria-hidden />
                  {!narrow && <span className="cut">{label()}</span>}
                </a>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      {!narrow && <div className={classes.foot}>{foot}</div>}
    </nav>
  );
}
