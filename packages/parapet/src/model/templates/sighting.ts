/** Something that rendering a template would do beyond writing text. */
export interface TemplateSighting {
  /** `template-escape`, `template-loads`, `template-flood`, `template-foreign`, `template-hidden`, `template-unread` */
  readonly rule: string;
  readonly verdict: "blocked" | "review";
  readonly says: string;
  /** The expression, cut. */
  readonly call?: string;
  /** In the template, UTF-16. */
  readonly offset: number;
}
