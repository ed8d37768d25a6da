const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|examples?|samples?|docs?|mocks?|bench(?:marks?)?)\/|[._-](?:test|spec|examples?|bench)\.\w{1,8}$|(?:^|\/)(?:test_[^/]{1,200}|conftest)\.py$/i;

/** Whether a file is a test, an example or documentation by its name: not what is shipped. */
export const isAside = (path: string): boolean => ASIDE.test(path);
