/** The sign of the product: three drums struck on one beat. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M3 7.5h26" stroke="#f5af2c" strokeWidth="2.4" strokeLinecap="round" />
      {[7, 16, 25].map((x, index) => (
        <g key={x} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round">
          <ellipse cx={x} cy={13} rx={3.6} ry={1.7} />
          <path d={`M${x - 3.6} 13 l${index === 1 ? 0.4 : 0.8} ${index === 1 ? 13 : 11} q${index === 1 ? 3.2 : 2.8} 2 ${index === 1 ? 6.4 : 5.6} 0 l${index === 1 ? 0.4 : 0.8} -${index === 1 ? 13 : 11}`} />
        </g>
      ))}
    </svg>
  );
}
