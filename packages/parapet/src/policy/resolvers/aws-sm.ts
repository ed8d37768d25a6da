import { AWS_FORM, parseAwsReference } from "../stores/aws-reference.ts";
import { storeResolver } from "./store-resolver.ts";

export const awsResolver = storeResolver({
  id: "aws-sm",
  title: "AWS Secrets Manager",
  form: { text: AWS_FORM, accepts: (path) => parseAwsReference(path) !== undefined },
  section: "aws",
  open: async (parts) => (await import("../stores/aws.ts")).openAws(parts),
});
