/** Changing an issued team: who leaves, from when, why. What comes of it is a proposal, decided like any other. */
import { Button, Checkbox, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { office, type ConflictText, type DecreeView, type ProposalView } from '../backend';
import { ConflictList } from '../formation/Impossible';
import { go } from '../frame/route';
import { runWork, useWork } from '../frame/work';
import { m } from '../lang';
import { DayInput } from '../parts/DayInput';
import { ErrorState } from '../parts/ErrorState';
import { Working } from '../proposal/Parts';
import { membersOf, noteSays } from '../proposal/lib';
import { parseDay } from './lib';

interface Props {
  readonly view: DecreeView;
  /** The proposal whose members serve now. */
  readonly proposal: ProposalView;
  readonly onClose: () => void;
}

export function AmendDialog({ view, proposal, onClose }: Props) {
  const [out, setOut] = useState<string[]>([]);
  const [date, setDate] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [conflict, setConflict] = useState<readonly ConflictText[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const work = useWork('amend');
  const start = async () => {
    setConflict(null);
    setProblem(null);
    try {
      const done = await runWork({ kind: 'amend', title: m.amend_running(), run: (watcher) => office.decreeAmend(view.id, { out, date: date ?? '', reason: reason.trim() }, watcher) });
      if (done?.proposal) go('proposal', done.proposal);
      else if (done) setConflict(done.conflict);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{m.amend_title()}</Text>} closeButtonProps={{ 'aria-label': m.common_close() }} size="lg">
      <Text mb="sm">{m.amend_text()}</Text>
      <Checkbox.Group label={m.amend_members()} value={out} onChange={setOut} mb="sm">
        {membersOf(proposal).map((member) => (
          <Checkbox key={member.nip} mt={6} value={member.nip} label={member.name} description={member.agency} data-testid={`amend-out-${member.nip}`} />
        ))}
      </Checkbox.Group>
      <DayInput label={m.amend_date()} description={m.amend_date_help()} dateParser={parseDay} value={date} onChange={setDate} data-testid="amend-date" popoverProps={{ withinPortal: true }} mb="sm" />
      <Textarea label={m.amend_reason()} description={m.proposal_note_help()} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-testid="amend-reason" mb="sm" />
      {work && <Working kind="amend" />}
      {problem !== null && <ErrorState inline problem={problem} />}
      {conflict !== null && (
        <>
          <Text fw={600}>{m.amend_impossible()}</Text>
          <ConflictList conflict={conflict} />
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {m.common_cancel()}
        </Button>
        <Button onClick={() => void start()} loading={work !== null} disabled={out.length === 0 || date === null || !noteSays(reason)} data-testid="amend-start">
          {m.amend_start()}
        </Button>
      </Group>
    </Modal>
  );
}
