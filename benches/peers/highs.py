"""HiGHS, the whole model at once: `highs.py PROBLEM SECONDS [STAGES] [GAP]`. Presolve off: with it on, large models never leave it."""
import os
import highspy
from peer import main


class Backend:
    def __init__(self, gap):
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("mip_rel_gap", gap)
        self.solver.setOptionValue("mip_abs_gap", 1e-6)
        self.solver.setOptionValue("presolve", os.environ.get("PRESOLVE", "off"))
        self.count, self.whole, self.rows, self.upper = 0, [], [], []

    def binary(self):
        self.whole.append(True)
        return self._new(1.0)

    def number(self, most):
        self.whole.append(False)
        return self._new(float(most))

    def _new(self, most):
        self.upper.append(most)
        self.count += 1
        return self.count - 1

    def row(self, terms, least, most):
        merged = {}
        for factor, x in terms:
            merged[x] = merged.get(x, 0.0) + factor
        self.rows.append((-highspy.kHighsInf if least is None else least, highspy.kHighsInf if most is None else most, list(merged), list(merged.values())))

    def _flush(self):
        fresh = range(self.solver.getNumCol(), self.count)
        if fresh:
            self.solver.addVars(len(fresh), [0.0] * len(fresh), [self.upper[x] for x in fresh])
            whole = [x for x in fresh if self.whole[x]]
            self.solver.changeColsIntegrality(len(whole), whole, [highspy.HighsVarType.kInteger] * len(whole))
        starts, index, value = [], [], []
        for _, _, columns, factors in self.rows:
            starts.append(len(index))
            index += columns
            value += factors
        if self.rows:
            self.solver.addRows(len(self.rows), [r[0] for r in self.rows], [r[1] for r in self.rows], len(index), starts, index, value)
        self.rows = []

    def best(self, terms, start, seconds):
        self._flush()
        cost = [0.0] * self.count
        for factor, x in terms:
            cost[x] += factor
        self.solver.changeColsCost(self.count, list(range(self.count)), cost)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + seconds)
        if start is not None:
            solution = highspy.HighsSolution()
            solution.col_value = start + [0.0] * (self.count - len(start))
            self.solver.setSolution(solution)
        self.solver.run()
        status, info = self.solver.getModelStatus(), self.solver.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return "infeasible", None, None, None
        if info.primal_solution_status != 2:
            return "nothing", None, None, None
        name = "optimal" if status == highspy.HighsModelStatus.kOptimal else "stopped"
        return name, info.objective_function_value, info.mip_dual_bound, list(self.solver.getSolution().col_value)


main(Backend)
