/** Whom a person has worked with, as a small network round them, and as a list that leads to each. */
import type { Partner } from '../backend';
import { hrefTo } from '../frame/route';
import { m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { hueOf } from '../parts/lib';
import classes from './ProfilePanel.module.css';

const size = { width: 380, height: 170 };
const drawn = 12;

/** Partners on an ellipse, the most frequent first from the top. */
export function placesRound(count: number): { readonly x: number; readonly y: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    return { x: size.width / 2 + Math.cos(angle) * 150, y: size.height / 2 + Math.sin(angle) * 66 };
  });
}

export function PartnerList({ partners }: { readonly partners: readonly Partner[] }) {
  if (partners.length === 0) return <p className={classes.none}>{m.roster_partners_none()}</p>;
  const near = [...partners].sort((a, b) => b.times - a.times).slice(0, drawn);
  const places = placesRound(near.length);
  return (
    <>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className={classes.network} aria-hidden>
        {near.map((partner, index) => {
          const place = places[index] ?? { x: 0, y: 0 };
          return <line key={partner.nip} x1={size.width / 2} y1={size.height / 2} x2={place.x} y2={place.y} strokeWidth={Math.min(5, partner.times)} />;
        })}
        {near.map((partner, index) => {
          const place = places[index] ?? { x: 0, y: 0 };
          return <circle key={partner.nip} cx={place.x} cy={place.y} r={8} style={{ fill: `hsl(${hueOf(partner.agency_id) * 30} 45% 50%)` }} />;
        })}
        <circle cx={size.width / 2} cy={size.height / 2} r={12} data-self />
      </svg>
      <ul className={classes.partners}>
        {partners.map((partner) => (
          <li key={partner.nip}>
            <AgencyChip id={partner.agency_id} name={partner.agency} />
            <a href={hrefTo('roster', partner.nip)} className="cut" title={partner.name}>
              {partner.name}
            </a>
            <span className={classes.source}>{m.roster_partner_times({ times: partner.times })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
