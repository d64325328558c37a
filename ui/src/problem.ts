/** The only error that leaves the backend: a code with its values; the words are in the catalogue under `problem_<code>`. */
export class Problem extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: string, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.params = params;
  }
}

/** Whatever was thrown, as a Problem: a bug of the window itself becomes `unexpected` and keeps its message for "Salin rincian". */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof Error) return new Problem('unexpected', { detail: thrown.message });
  return new Problem('unexpected', { detail: String(thrown) });
}
