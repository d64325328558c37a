/** The founding decree and those that changed it, in order. */
import type { DecreeView } from '../backend';
import { statePill } from '../brief/words';
import { hrefTo } from '../frame/route';
import { formatDate, m, say } from '../lang';
import { StatusPill } from '../parts/StatusPill';
import classes from './decree.module.css';

export function Chain({ view }: { readonly view: DecreeView }) {
  if (view.chain.length < 2) return null;
  return (
    <section className={classes.section} data-testid="decree-chain">
      <h2>{m.decree_chain()}</h2>
      <ol className={classes.chain}>
        {view.chain.map((link) => (
          <li key={link.id}>
            <a href={hrefTo('decree', link.id)} aria-current={link.id === view.id ? 'page' : undefined}>
              {say(`decree_kind_${link.kind}`) ?? link.kind} {link.number ?? ''}
            </a>
            <StatusPill {...statePill(link.state)} />
            <span className={classes.soft}>{[link.date === null ? '' : formatDate(link.date, 'short'), link.effective === null ? '' : m.decree_effective({ date: formatDate(link.effective, 'short') }), link.id === view.id ? m.decree_chain_this() : ''].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
