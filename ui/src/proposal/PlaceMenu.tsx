/** The keyboard's way of dragging: the seats and members a person can be put on, as a menu. */
import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProposalView } from '../backend';
import { m } from '../lang';
import { placesFor, type Carried } from './lib';

interface Props {
  readonly view: ProposalView;
  readonly carried: Carried;
  readonly onPlace: (carried: Carried, target: string) => void;
  /** The button that opens it. */
  readonly children: ReactElement;
}

export function PlaceMenu({ view, carried, onPlace, children }: Props) {
  const places = placesFor(view, carried);
  if (places.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal shadow="md" width={300}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{carried.seat === null ? m.proposal_place_title() : m.proposal_move_title()}</Menu.Label>
        {places.map((place, at) => (
          <Menu.Item key={place.target} onClick={() => onPlace(carried, place.target)} data-testid={`place-${at}`}>
            <strong>{place.role}</strong>
            <div>{place.vacant ? m.proposal_place_vacant() : place.name === null ? m.proposal_place_seat() : carried.seat === null ? m.proposal_place_instead({ name: place.name }) : m.proposal_place_exchange({ name: place.name })}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
