/** The team as cards by seat. */
import { ActionIcon, Anchor, Badge, Button, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconArrowsMove, IconBuilding, IconGripVertical, IconHelpCircle, IconLock, IconLockOpen, IconUserOff } from '@tabler/icons-react';
import type { MemberView, ProposalChange, ProposalView, SeatView } from '../backend';
import { formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import type { Drag } from '../parts/drag';
import { LevelDots } from '../parts/LevelDots';
import { balanceScale, dropChange, onCard, onSeat, placesFor, type Carried } from './lib';
import { PlaceMenu } from './PlaceMenu';
import classes from './team.module.css';
import type { Side } from './ProposalDetail';

interface Props {
  readonly view: ProposalView;
  readonly open: boolean;
  readonly active: string | null;
  readonly onSide: (side: Side) => void;
  readonly onChange: (change: ProposalChange, name: string) => Promise<void>;
  readonly drag: Drag<Carried>;
  readonly onPlace: (carried: Carried, target: string) => void;
}

/** How a place looks while something is carried: it may fall here, or it is about to. */
const landing = (view: ProposalView, drag: Drag<Carried>, target: string): 'here' | 'possible' | undefined => {
  if (drag.item === null || dropChange(view, drag.item, target) === null) return undefined;
  return drag.over === target ? 'here' : 'possible';
};

export function TeamSeats(props: Props) {
  return (
    <div className={classes.team} data-drag-scroll tabIndex={0} role="region" aria-label={m.proposal_team()}>
      {props.view.seats.map((seat, at) => (
        <section key={seat.seat} aria-label={seat.role} className={classes.seat} data-drop={props.open && seat.office === null ? onSeat(seat.seat) : undefined} data-landing={landing(props.view, props.drag, onSeat(seat.seat))} data-testid={`seat-${at}`}>
          <header className={classes.seatHead}>
            <h2>{seat.role}</h2>
            <span>{seat.office === null ? m.proposal_seat_line({ count: formatNumber(seat.members.length), eligible: formatNumber(seat.eligible) }) : m.proposal_seat_office()}</span>
          </header>
          {seat.office !== null && (
            <div className={classes.office}>
              <IconBuilding size={18} aria-hidden /> {seat.office}
            </div>
          )}
          {seat.office === null && seat.members.length < seat.count && <div className={classes.vacant}>{m.proposal_vacant({ count: formatNumber(seat.count - seat.members.length) })}</div>}
          <div className={classes.cards}>
            {seat.members.map((member, place) => (
              <Card key={member.nip} {...props} seat={seat} member={member} hook={`seat-${at}-card-${place}`} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Card({ view, open, active, onSide, onChange, drag, onPlace, seat, member, hook }: Props & { readonly seat: SeatView; readonly member: MemberView; readonly hook: string }) {
  const carried: Carried = { nip: member.nip, name: member.name, seat: seat.seat };
  const handle = drag.handle(carried, member.name);
  const tool = (label: string, name: string, icon: React.ReactNode, act: () => void) => (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={`${label}: ${member.name}`} onClick={act} data-testid={`${hook}-${name}`}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const settled = view.state === 'decreed' || view.state === 'revoked';
  return (
    <article className={classes.card} data-active={member.nip === active || undefined} data-proposed={!settled || undefined} data-carried={drag.item?.nip === member.nip || undefined} data-drop={open ? onCard(member.nip) : undefined} data-landing={landing(view, drag, onCard(member.nip))} data-testid={`proposal-member-${member.nip}`} aria-label={member.name}>
      <div className={open ? `${classes.identity} ${handle.className}` : classes.identity} onPointerDown={open ? handle.onPointerDown : undefined} data-testid={hook}>
        {open && <IconGripVertical size={16} className={classes.grip} aria-hidden />}
        <h3>
          {member.locked && <IconLock size={15} role="img" aria-label={m.proposal_locked()} />} {member.name}
        </h3>
        <p>{member.position}</p>
        <p className={classes.agency}>
          <AgencyChip id={member.agency_id} name={member.agency} withName />
          {member.rank !== '' && <span>{member.rank}</span>}
        </p>
        {member.mentor !== null && (
          <Badge variant="light" tt="none" maw="100%" data-testid={`proposal-mentor-${member.nip}`}>
            {m.proposal_mentor_chip({ name: member.mentor })}
          </Badge>
        )}
      </div>
      {member.needs.length > 0 && (
        <ul className={classes.needs}>
          {member.needs.map((need) => (
            <li key={need.competency}>
              <span className="cut" title={need.name}>
                {need.name}
              </span>
              <LevelDots level={need.level} required={need.minimum} preferred={need.preferred} />
            </li>
          ))}
        </ul>
      )}
      <dl className={classes.figures}>
        <div>
          <dt>{m.proposal_fit()}</dt>
          <dd>{formatNumber(member.fit, 0)}</dd>
        </div>
        <div>
          <dt>{m.proposal_balance()}</dt>
          <dd>
            <BalanceBar value={member.balance} scale={balanceScale(view)} positive={m.proposal_balance_waiting()} negative={m.proposal_balance_often()} even={m.proposal_balance_even()} width={72} />
          </dd>
        </div>
        <div>
          <dt>{m.proposal_served()}</dt>
          <dd>{member.served === 0 ? m.proposal_served_never() : m.proposal_served_times({ count: formatNumber(member.served) })}</dd>
        </div>
      </dl>
      <p className={classes.consent} data-refused={member.consent === 'refused' || member.superior_consent === 'refused' || undefined}>
        <Anchor component="button" type="button" inherit c="inherit" ta="left" onClick={() => onSide({ kind: 'consent' })} data-testid={`consent-of-${member.nip}`}>
          {member.serves && member.consent === 'not_asked' ? m.consent_serving() : m.proposal_consents({ own: (say(`consent_${member.consent}`) ?? member.consent).toLocaleLowerCase('id'), superior: (say(`consent_${member.superior_consent}`) ?? member.superior_consent).toLocaleLowerCase('id') })}
        </Anchor>
      </p>
      <div className={classes.tools}>
        <Button size="xs" variant="light" leftSection={<IconHelpCircle size={15} />} aria-label={m.proposal_why_label({ name: member.name })} onClick={() => onSide({ kind: 'why', nip: member.nip })} data-testid={`proposal-why-${member.nip}`}>
          {m.proposal_why()}
        </Button>
        {open && (
          <span>
            {member.locked
              ? tool(m.proposal_unlock(), 'unlock', <IconLockOpen size={16} />, () => void onChange({ action: 'unlock', nip: member.nip }, member.name))
              : tool(m.proposal_lock(), 'lock', <IconLock size={16} />, () => void onChange({ action: 'lock', nip: member.nip, seat: seat.seat }, member.name))}
            {placesFor(view, carried).length > 0 && (
              <PlaceMenu view={view} carried={carried} onPlace={onPlace}>
                <ActionIcon variant="default" title={m.proposal_move()} aria-label={`${m.proposal_move()}: ${member.name}`} data-testid={`${hook}-move`}>
                  <IconArrowsMove size={16} />
                </ActionIcon>
              </PlaceMenu>
            )}
            {tool(m.proposal_swap(), 'swap', <IconArrowsExchange size={16} />, () => onSide({ kind: 'swap', nip: member.nip }))}
            {tool(m.proposal_exclude(), 'exclude', <IconUserOff size={16} />, () => void onChange({ action: 'exclude', nip: member.nip }, member.name))}
          </span>
        )}
      </div>
    </article>
  );
}
