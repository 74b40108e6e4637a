# Starts the program as a server on a free port of this machine and says its address; to be sourced.
#
# usage: . checks/server.sh PROGRAM [OPTION...]      sets $server_address, $server_pid, $server_files; ends the server at exit

server_log=$(mktemp)
# Its own folder for files, so that one sees what stays in it.
server_files=$(mktemp -d)
TMPDIR=$server_files "$@" serve --listen 127.0.0.1:0 ${server_options:-} 2>"$server_log" &
server_pid=$!
trap 'kill "$server_pid" 2>/dev/null || true; wait "$server_pid" 2>/dev/null || true; rm -rf "$server_log" "$server_files"' EXIT
server_address=
for _ in $(seq 100); do
  server_address=$(sed -n 's|.*answers at \(http://[0-9.:]*\)/.*|\1|p' "$server_log")
  [ -n "$server_address" ] && break
  kill -0 "$server_pid" 2>/dev/null || { cat "$server_log"; exit 1; }
  sleep 0.1
done
[ -n "$server_address" ] || { echo "the server did not say its address"; cat "$server_log"; exit 1; }
