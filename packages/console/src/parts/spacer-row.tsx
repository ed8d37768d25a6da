/** Stands for the rows of a virtual table that are out of sight. */
export function SpacerRow({ heightPx }: { readonly heightPx: number }) {
  return heightPx <= 0 ? null : (
    <tr>
      <td style={{ height: heightPx, padding: 0 }} />
    </tr>
  );
}
