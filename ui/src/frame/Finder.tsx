/** Ctrl+K: one box that finds people, needs, teams, decrees, pages and actions. */
import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBook2, IconClipboardList, IconFileCertificate, IconFileImport, IconHelpCircle, IconHome, IconLanguage, IconPlus, IconSearch, IconSettings, IconUser, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { office } from '../backend';
import { m, useLanguage } from '../lang';
import { keepLanguage } from './LanguageSwitch';
import { useRead } from './reads';
import { go, type Room } from './route';
import { startTour } from './Tour';

export const openFinder = (): void => spotlight.open();

const glyph = (icon: ReactNode): ReactNode => (
  <span aria-hidden style={{ display: 'inline-flex' }}>
    {icon}
  </span>
);

function page(room: Room, label: string, icon: ReactNode): SpotlightActionData {
  return { id: `page-${room}`, label, leftSection: glyph(icon), onClick: () => go(room) };
}

const matches = (text: string, words: readonly string[]): boolean => words.every((word) => text.toLocaleLowerCase('id').includes(word));

export function Finder() {
  const spoken = useLanguage();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 180);
  const asked = settled.length >= 2;
  const words = settled.toLocaleLowerCase('id').split(/\s+/).filter(Boolean);

  const people = useRead(
    ['roster', 'people', 'finder', settled],
    () => office.rosterPeople({ search: settled, agency_id: null, rank_min: null, rank_max: null, competency: null, level: null, active_only: false, sort: 'name', descending: false }),
    { enabled: asked, keep: true },
  );
  const briefs = useRead(['brief', 'list'], () => office.briefList(), { enabled: asked });
  const proposals = useRead(['proposal', 'list'], () => office.proposalList(null), { enabled: asked });
  const decrees = useRead(['decree', 'list'], () => office.decreeList(), { enabled: asked });

  const found: SpotlightActionGroupData[] = asked
    ? [
        {
          group: m.frame_found_people(),
          actions: (people.data?.rows ?? []).slice(0, 8).map((person) => ({
            id: `person-${person.nip}`,
            label: person.name,
            description: `${person.position} · ${person.agency}`,
            leftSection: glyph(<IconUser size={18} />),
            onClick: () => go('roster', person.nip),
          })),
        },
        {
          group: m.frame_found_briefs(),
          actions: (briefs.data ?? []).filter((brief) => matches(`${brief.title} ${brief.code} ${brief.host}`, words)).slice(0, 5).map((brief) => ({
            id: `brief-${brief.id}`,
            label: brief.title,
            description: brief.host,
            leftSection: glyph(<IconClipboardList size={18} />),
            onClick: () => go('brief', brief.id),
          })),
        },
        {
          group: m.frame_found_teams(),
          actions: (proposals.data ?? []).filter((proposal) => matches(proposal.title, words)).slice(0, 5).map((proposal) => ({
            id: `proposal-${proposal.id}`,
            label: `${proposal.title} · ${proposal.letter}`,
            leftSection: glyph(<IconUsersGroup size={18} />),
            onClick: () => go('proposal', proposal.id),
          })),
        },
        {
          group: m.frame_found_decrees(),
          actions: (decrees.data ?? []).filter((decree) => matches(`${decree.subject} ${decree.number ?? ''} ${decree.brief_title}`, words)).slice(0, 5).map((decree) => ({
            id: `decree-${decree.id}`,
            label: decree.brief_title,
            description: decree.number ?? m.frame_no_number(),
            leftSection: glyph(<IconFileCertificate size={18} />),
            onClick: () => go('decree', decree.id),
          })),
        },
      ]
    : [];

  const actions: SpotlightActionData[] = [
    { id: 'act-import', label: m.frame_act_import(), leftSection: glyph(<IconFileImport size={18} />), onClick: () => go('import') },
    { id: 'act-brief', label: m.frame_act_brief(), leftSection: glyph(<IconPlus size={18} />), onClick: () => go('brief', 'new') },
    { id: 'act-language', label: m.frame_act_language(), leftSection: glyph(<IconLanguage size={18} />), onClick: () => void keepLanguage(spoken === 'id' ? 'en' : 'id') },
    { id: 'act-tour', label: m.frame_act_tour(), leftSection: glyph(<IconHelpCircle size={18} />), onClick: startTour },
  ];
  const places: SpotlightActionData[] = [
    page('home', m.frame_home(), <IconHome size={18} />),
    page('roster', m.frame_roster(), <IconUsers size={18} />),
    page('brief', m.frame_brief(), <IconClipboardList size={18} />),
    page('proposal', m.frame_proposal(), <IconUsersGroup size={18} />),
    page('decree', m.frame_decree(), <IconFileCertificate size={18} />),
    page('ledger', m.frame_ledger(), <IconBook2 size={18} />),
    page('settings', m.frame_settings(), <IconSettings size={18} />),
  ];
  const fixed = [
    { group: m.frame_found_actions(), actions: actions.filter((action) => matches(action.label ?? '', words)) },
    { group: m.frame_found_pages(), actions: places.filter((action) => matches(action.label ?? '', words)) },
  ];
  const groups = [...found, ...fixed].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      actions={groups}
      filter={(_, list) => list}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      nothingFound={people.isFetching ? m.common_loading() : m.frame_found_nothing()}
      scrollable
      maxHeight={420}
      highlightQuery
      title={m.frame_search()}
      classNames={{ header: 'visually-hidden' }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: m.frame_search_hint(), 'aria-label': m.frame_search() }}
    />
  );
}
