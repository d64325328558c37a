/** One person at the right of the list: who they are, what they can do, where they have served, what they are owed. */
import { Tabs } from '@mantine/core';
import { office, type Profile } from '../backend';
import { useRead } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatDate, formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { Facts, Section, type Fact } from '../parts/Section';
import { DateText, Nothing } from '../parts/Texts';
import { ChanceLines } from '../ledger/ChanceLines';
import { Absences } from './Absences';
import { LevelList } from './LevelList';
import { PartnerList } from './PartnerList';
import classes from './ProfilePanel.module.css';
import { TeamLine } from './TeamLine';

interface Props {
  readonly nip: string;
  readonly onClose: () => void;
}

export function ProfilePanel({ nip, onClose }: Props) {
  const profile = useRead(['roster', 'profile', nip], () => office.rosterProfile(nip, null, null));
  const person = profile.data;
  return (
    <SidePanel title={person?.name ?? m.roster_profile()} subtitle={person && <Subtitle person={person} />} onClose={onClose}>
      {profile.isPending && <LoadingSkeleton count={9} />}
      {profile.isError && <ErrorState problem={profile.error} inline onRetry={() => void profile.refetch()} />}
      {person && <Body person={person} />}
    </SidePanel>
  );
}

function Subtitle({ person }: { readonly person: Profile }) {
  return (
    <span className={classes.subtitle}>
      <AgencyChip id={person.agency_id} name={person.agency} withName />
    </span>
  );
}

function Body({ person }: { readonly person: Profile }) {
  return (
    <Tabs defaultValue="identity" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="identity">{m.roster_tab_identity()}</Tabs.Tab>
        <Tabs.Tab value="absences">{m.roster_tab_absences()}</Tabs.Tab>
        <Tabs.Tab value="levels">{m.roster_tab_levels()}</Tabs.Tab>
        <Tabs.Tab value="teams">{m.roster_tab_teams()}</Tabs.Tab>
        <Tabs.Tab value="balance">{m.roster_tab_balance()}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="identity">
        <Identity person={person} />
      </Tabs.Panel>
      <Tabs.Panel value="absences">
        <Absences person={person} />
      </Tabs.Panel>
      <Tabs.Panel value="levels">
        <LevelList levels={person.levels} />
      </Tabs.Panel>
      <Tabs.Panel value="teams">
        <Section plain title={m.roster_teams()}>
          <TeamLine teams={person.teams} />
        </Section>
        <Section plain title={m.roster_partners()} text={m.roster_partners_text()}>
          <PartnerList partners={person.partners} />
        </Section>
      </Tabs.Panel>
      <Tabs.Panel value="balance">
        <ChanceLines nip={person.nip} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Identity({ person }: { readonly person: Profile }) {
  const facts: Fact[] = [
    ['NIP', person.nip],
    [m.roster_position(), person.position || <Nothing />],
    [m.roster_position_kind(), say(`roster_position_kind_${person.position_kind}`) ?? (person.position_kind || <Nothing />)],
    [m.roster_since(), <DateText key="since" iso={person.position_since} />],
    [m.roster_rank(), withSince(person.rank, person.rank_since)],
    [m.roster_asn_kind(), say(`roster_asn_${person.kind}`) ?? person.kind],
    [m.roster_standing(), standing(person)],
    [m.roster_education(), person.education || <Nothing />],
    [m.roster_until(), <DateText key="until" iso={person.until} />],
    [m.roster_hours(), m.roster_hours_value({ hours: formatNumber(person.hours_used) })],
  ];
  return (
    <>
      <ol className={classes.path} aria-label={m.roster_unit()}>
        {person.unit_path.map((unit) => (
          <li key={unit}>{unit}</li>
        ))}
      </ol>
      <Facts items={facts} />
      <Section plain title={m.roster_performance()}>
        {person.performance.length === 0 ? (
          <p className={classes.none}>{m.roster_performance_none()}</p>
        ) : (
          <Facts items={person.performance.map(({ year, rating }) => [String(year), rating] as const)} />
        )}
      </Section>
      <p className={classes.updated}>{m.roster_updated({ date: formatDate(person.updated) })}</p>
    </>
  );
}

function standing(person: Profile): string {
  if (person.active) return person.standing || m.roster_active();
  return `${person.standing || m.roster_not_active()} (${person.days_decide ? m.roster_absence_days_decide() : m.roster_not_eligible()})`;
}

function withSince(rank: string, since: string | null) {
  if (rank === '') return <Nothing />;
  return since === null ? rank : `${rank}, ${m.roster_since_date({ date: formatDate(since) })}`;
}
