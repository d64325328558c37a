"""OR-Tools CP-SAT: `cpsat.py PROBLEM SECONDS [STAGES] [GAP]`. Whole numbers only: factors are taken times 10 000."""
from ortools.sat.python import cp_model
from peer import main

SCALE = 10_000


class Backend:
    def __init__(self, gap):
        self.model, self.gap, self.made = cp_model.CpModel(), gap, []

    def binary(self):
        return self._keep(self.model.new_bool_var(""))

    def number(self, most):
        return self._keep(self.model.new_int_var(0, int(most), ""))

    def _keep(self, x):
        self.made.append(x)
        return x

    def row(self, terms, least, most):
        scale = 1 if all(float(factor).is_integer() for factor, _ in terms) else SCALE
        total = cp_model.LinearExpr.weighted_sum([x for _, x in terms], [round(factor * scale) for factor, _ in terms])
        if least is not None and least == most:
            self.model.add(total == round(least * scale))
            return
        if least is not None:
            self.model.add(total >= int(least * scale // 1))
        if most is not None:
            self.model.add(total <= round(most * scale))

    def best(self, terms, start, seconds):
        self.model.maximize(cp_model.LinearExpr.weighted_sum([x for _, x in terms], [round(factor * SCALE) for factor, _ in terms]))
        self.model.clear_hints()
        for x, value in start or []:
            self.model.add_hint(x, value)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 2
        solver.parameters.relative_gap_limit = self.gap
        state = solver.solve(self.model)
        name = {cp_model.OPTIMAL: "optimal", cp_model.FEASIBLE: "stopped", cp_model.INFEASIBLE: "infeasible"}.get(state, "nothing")
        if name in ("optimal", "stopped"):
            return name, solver.objective_value / SCALE, solver.best_objective_bound / SCALE, [(x, solver.value(x)) for x in self.made]
        return name, None, None, None


main(Backend)
