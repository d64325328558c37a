/** Where the window stands, as a hash: `#/room/id?name=value`. Pure; `route.ts` ties it to the address and the back key. */
export const rooms = ['home', 'roster', 'import', 'brief', 'formation', 'portfolio', 'lottery', 'proposal', 'decree', 'ledger', 'settings'] as const;
export type Room = (typeof rooms)[number];

export interface Route {
  readonly room: Room;
  readonly id: string | null;
  readonly query: Readonly<Record<string, string>>;
}

const isRoom = (word: string): word is Room => (rooms as readonly string[]).includes(word);

/** Anything unknown leads home, never to a blank page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const [room = '', id = ''] = path.split('/').filter(Boolean).map(decode);
  const query = Object.fromEntries(new URLSearchParams(search));
  return isRoom(room) ? { room, id: id === '' ? null : id, query } : { room: 'home', id: null, query: {} };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function formatRoute(room: Room, id?: string | null, query: Readonly<Record<string, string>> = {}): string {
  const path = id ? `#/${room}/${encodeURIComponent(id)}` : `#/${room}`;
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
