import { loadPolicy, PolicyError, watchPolicy } from "parapet/policy";

const loaded = await loadPolicy("parapet.yaml");
watchPolicy(loaded.file, {
  digest: loaded.digest,
  onChange: (next) => console.log("now runs", next.digest),
  onError: (error) => console.error(error instanceof PolicyError ? error.problems : error.message),
});
