/** The wall with its gate. Decoration: the name stands beside it. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0 text-accent">
      <path d="M4 6h6v4.5h3V6h6v4.5h3V6h6v20h-8.5v-6a3.5 3.5 0 0 0-7 0v6H4z" fill="currentColor" />
    </svg>
  );
}
