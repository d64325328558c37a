/** Who was asked and what they said, member and superior apart; a refusal leads to a replacement. */
import { Button, TextInput, Textarea } from '@mantine/core';
import { IconMailForward, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ConsentForm, type ConsentView, type MemberView, type Party, type ProposalChange, type ProposalView } from '../backend';
import { showing, useWrite } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatDate, formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { ErrorState } from '../parts/ErrorState';
import { StatusPill, type PillTone } from '../parts/StatusPill';
import { tell } from '../parts/toast';
import classes from './consent.module.css';
import { consentsOf, membersOf, noteSays, takesAnswers } from './lib';

const tones: Readonly<Record<string, PillTone>> = { not_asked: 'draft', asked: 'waiting', agreed: 'done', refused: 'blocked' };

interface Props {
  readonly view: ProposalView;
  readonly onClose: () => void;
  readonly onPick: (change: ProposalChange, name: string) => void;
}

export function ConsentPanel({ view, onClose, onPick }: Props) {
  const { agreed, members } = consentsOf(view);
  const open = takesAnswers(view);
  const unasked = membersOf(view).some((member) => member.answers.some((one) => one.answer === 'not_asked'));
  const show = showing(['proposal', 'one', view.id]);
  const ask = useWrite(() => office.proposalAsk(view.id, view.version, []), {
    done: (next) => {
      show(next);
      tell(m.consent_asked_saved());
    },
  });
  const record = useWrite((form: ConsentForm) => office.proposalAnswer(view.id, view.version, form), { failed: () => undefined, done: show });
  const failed = (answer: ConsentView, nip: string) => (record.isError && record.variables?.nip === nip && record.variables.party === answer.party ? record.error : null);
  return (
    <SidePanel
      title={m.consent_title()}
      subtitle={m.consent_subtitle()}
      onClose={onClose}
      wide
      foot={
        open && unasked ? (
          <Button variant="default" leftSection={<IconMailForward size={16} />} loading={ask.isPending} onClick={() => ask.mutate(undefined)} data-testid="consent-ask">
            {m.consent_ask_all()}
          </Button>
        ) : undefined
      }
    >
      <p className={classes.count} data-testid="consent-count">{m.consent_count({ agreed: formatNumber(agreed), members: formatNumber(members) })}</p>
      {open && <p className={classes.soft}>{m.consent_ask_help()}</p>}
      <ul className={classes.members}>
        {membersOf(view).map((member) => (
          <li key={member.nip}>
            <header>
              <strong>{member.name}</strong>
              <AgencyChip id={member.agency_id} name={member.agency} withName />
            </header>
            {member.serves && <p className={classes.soft}>{m.consent_serves()}</p>}
            {member.answers.map((answer) => (
              <Answer key={`${answer.party} ${answer.answer}`} view={view} member={member} answer={answer} open={open} busy={record.isPending || ask.isPending} problem={failed(answer, member.nip)} onRecord={record.mutate} onPick={onPick} />
            ))}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

interface AnswerProps {
  readonly view: ProposalView;
  readonly member: MemberView;
  readonly answer: ConsentView;
  readonly open: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onRecord: (form: ConsentForm) => void;
  readonly onPick: (change: ProposalChange, name: string) => void;
}

/** A superior is named once: members of the same agency are likely to have the same. */
const namedBefore = (view: ProposalView, agency: string): string => membersOf(view).filter((other) => other.agency_id === agency).flatMap((other) => other.answers).find((one) => one.party === 'superior' && one.name !== '')?.name ?? '';

function Answer({ view, member, answer, open, busy, problem, onRecord, onPick }: AnswerProps) {
  const [saying, setSaying] = useState<'agreed' | 'refused' | null>(null);
  const own = answer.party === 'person';
  const says = (said: string, name = '', reason = '') => onRecord({ nip: member.nip, party: answer.party, answer: said, name, reason });
  const hook = `consent-${answer.party}-${member.nip}`;
  const spoken = answer.answer === 'agreed' || answer.answer === 'refused';
  const whose = own ? m.proposal_consent_own() : m.proposal_consent_superior();
  return (
    <section className={classes.answer} aria-label={`${whose}: ${member.name}`}>
      <div className={classes.line}>
        <span className={classes.whose}>{whose}</span>
        <StatusPill tone={tones[answer.answer] ?? 'draft'} label={say(`consent_${answer.answer}`) ?? answer.answer} />
        {open && saying === null && (
          <span className={classes.tools}>
            {spoken ? (
              <Button size="xs" variant="subtle" disabled={busy} onClick={() => says('asked')} data-testid={`${hook}-back`}>
                {m.consent_take_back()}
              </Button>
            ) : (
              <>
                <Button size="xs" variant="light" disabled={busy} onClick={() => (own ? says('agreed') : setSaying('agreed'))} aria-label={`${own ? m.consent_says_agreed() : m.consent_says_allowed()}: ${member.name}`} data-testid={`${hook}-agreed`}>
                  {own ? m.consent_says_agreed() : m.consent_says_allowed()}
                </Button>
                <Button size="xs" variant="default" onClick={() => setSaying('refused')} aria-label={`${m.consent_says_refused()}: ${member.name}`} data-testid={`${hook}-refused`}>
                  {m.consent_says_refused()}
                </Button>
              </>
            )}
          </span>
        )}
      </div>
      {problem !== null && <ErrorState inline problem={problem} />}
      {spoken && (
        <p className={classes.soft}>
          {m.consent_by({ name: answer.name === '' ? member.name : answer.name, at: formatDate(answer.at) })}
          {answer.reason !== '' && <q>{answer.reason}</q>}
        </p>
      )}
      {answer.answer === 'asked' && <p className={classes.soft}>{m.consent_asked_at({ at: formatDate(answer.at) })}</p>}
      {answer.answer === 'refused' && open && (
        <Button size="xs" leftSection={<IconUserMinus size={15} />} onClick={() => onPick({ action: 'substitute', nip: member.nip, refused: answer.party }, member.name)} data-testid={`${hook}-replace`}>
          {m.consent_replace()}
        </Button>
      )}
      {saying !== null && <Say refuses={saying === 'refused'} party={answer.party} name={own ? member.name : namedBefore(view, member.agency_id)} busy={busy} hook={hook} onClose={() => setSaying(null)} onSay={(name, reason) => says(saying, name, reason)} />}
    </section>
  );
}

interface SayProps {
  readonly refuses: boolean;
  readonly party: Party;
  readonly name: string;
  readonly busy: boolean;
  readonly hook: string;
  readonly onClose: () => void;
  readonly onSay: (name: string, reason: string) => void;
}

function Say({ refuses, party, name: first, busy, hook, onClose, onSay }: SayProps) {
  const [name, setName] = useState(first);
  const [reason, setReason] = useState('');
  const ready = (party === 'person' || name.trim() !== '') && (!refuses || noteSays(reason));
  return (
    <div className={classes.say}>
      <TextInput label={party === 'person' ? m.consent_name_own() : m.consent_name_superior()} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus data-testid={`${hook}-name`} />
      {refuses && <Textarea label={m.consent_reason()} description={m.consent_reason_help()} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-testid={`${hook}-reason`} />}
      <div className={classes.tools}>
        <Button size="xs" variant="default" onClick={onClose}>
          {m.common_cancel()}
        </Button>
        <Button size="xs" loading={busy} disabled={!ready} onClick={() => onSay(name.trim(), reason.trim())} data-testid={`${hook}-record`}>
          {m.consent_answer()}
        </Button>
      </div>
    </div>
  );
}
