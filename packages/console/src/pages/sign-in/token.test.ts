import { expect, it } from "vitest";
import { takeToken } from "./token.ts";

function visit(hash: string): { token: string; address: string } {
  let address = `/sign-in?x=1${hash}`;
  const past = {
    state: null,
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) => {
      address = String(url);
    },
  };
  return { token: takeToken({ hash, pathname: "/sign-in", search: "?x=1" }, past), address };
}

it("C11: the one-time token leaves the address bar as it is read", () => {
  expect(visit("#token=abc_DEF-123")).toEqual({ token: "abc_DEF-123", address: "/sign-in?x=1" });
});

it("C11: what cannot be a token is not sent anywhere, and leaves the address all the same", () => {
  expect(visit("#token=<script>")).toEqual({ token: "", address: "/sign-in?x=1" });
  expect(visit("#section")).toEqual({ token: "", address: "/sign-in?x=1#section" });
});
