#!/bin/sh
# Starts what is attacked, and waits until it answers. In your repository: your assistant, with its test settings.
set -eu
port="${PORT:-8788}"
parapet practice --port "$port" --pace 0 > practice.log 2>&1 &
echo $! > practice.pid
for _ in $(seq 60); do
  if grep -q "practice model at" practice.log; then exit 0; fi
  sleep 0.5
done
cat practice.log
exit 1
