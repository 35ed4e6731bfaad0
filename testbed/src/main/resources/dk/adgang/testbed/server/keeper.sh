#!/bin/sh
# Runs a command, and ends it when standard input reaches its end: the other end of that pipe is held by the JVM that
# wants the command, and the system closes it whatever way that JVM dies.
trap '' HUP INT
exec 3<&0
"$@" </dev/null 3<&- &
command=$!
(
  cat <&3 >/dev/null
  kill -TERM "$command" 2>/dev/null || exit 0
  tries=0
  while [ "$tries" -lt 75 ] && kill -0 "$command" 2>/dev/null; do
    tries=$((tries + 1))
    sleep 0.2
  done
  kill -KILL "$command" 2>/dev/null
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
trap 'kill -TERM "$command" 2>/dev/null' TERM
status=0
wait "$command" || status=$?
# A trapped signal ends "wait" before the command has ended.
while kill -0 "$command" 2>/dev/null; do
  wait "$command" || status=$?
done
kill "$watcher" 2>/dev/null
exit "$status"
