/** The whole disk, a whole home, or where a system keeps its programs and settings. */
export const WIDE_PATH =
  /^(\/{1,2}|~\/?|\$\{?HOME\}?\/?|\$\{(env:HOME|userHome)\}\/?|%USERPROFILE%\\?|[A-Za-z]:[\\/]*|\/(home|Users|root|etc|var|usr|opt|private|mnt|Library)\/?|\/(home|Users)\/[^/]+\/?|C:\\Users(\\[^\\]+)?\\?)$/;

/** Where people keep the keys to other machines. */
export const KEY_FOLDER = /(^|[\\/])\.(ssh|aws|gnupg|kube|docker|azure|config\/gcloud|netrc)([\\/]|$)/;
