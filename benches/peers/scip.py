"""SCIP, the whole model at once: `scip.py PROBLEM SECONDS [STAGES] [GAP]`."""
from pyscipopt import Model, quicksum
from peer import main


class Backend:
    def __init__(self, gap):
        self.model = Model()
        self.model.hideOutput()
        self.model.setParam("limits/gap", gap)

    def binary(self):
        return self.model.addVar(vtype="B")

    def number(self, most):
        return self.model.addVar(vtype="C", lb=0, ub=most)

    def row(self, terms, least, most):
        total = quicksum(factor * x for factor, x in terms)
        if least is not None and least == most:
            self.model.addCons(total == least)
            return
        if least is not None:
            self.model.addCons(total >= least)
        if most is not None:
            self.model.addCons(total <= most)

    def best(self, terms, start, seconds):
        self.model.setObjective(quicksum(factor * x for factor, x in terms), "maximize")
        self.model.setParam("limits/time", seconds)
        self.model.optimize()
        status = self.model.getStatus()
        if status == "infeasible":
            return "infeasible", None, None, None
        if not self.model.getNSols():
            return "nothing", None, None, None
        value, bound = self.model.getObjVal(), self.model.getDualbound()
        self.model.freeTransform()
        return "optimal" if status in ("optimal", "gaplimit") else "stopped", value, bound, None


main(Backend)
