-- A frozen lottery and a logged draw are never changed.

--@lite CREATE TRIGGER proposal_lottery_fixed BEFORE UPDATE ON proposal_lottery BEGIN SELECT RAISE(ABORT, 'lottery is frozen'); END;
--@lite CREATE TRIGGER proposal_lottery_kept BEFORE DELETE ON proposal_lottery BEGIN SELECT RAISE(ABORT, 'lottery is frozen'); END;
--@lite CREATE TRIGGER proposal_draw_fixed BEFORE UPDATE ON proposal_draw BEGIN SELECT RAISE(ABORT, 'draw is logged'); END;
--@lite CREATE TRIGGER proposal_draw_kept BEFORE DELETE ON proposal_draw BEGIN SELECT RAISE(ABORT, 'draw is logged'); END;
