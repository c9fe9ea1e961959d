# Reads "watch PID" and "release PID" until the writer is gone, then ends what is still watched.
# Argument: seconds between SIGTERM and SIGKILL.
grace=$1
watched=" "

while read -r order pid; do
    case $order in
        watch) watched="$watched$pid " ;;
        release) watched="${watched%% "$pid" *} ${watched#* "$pid" }" ;;
    esac
done

for pid in $watched; do
    kill -s TERM "$pid" 2>/dev/null
done

while [ "$grace" -gt 0 ]; do
    alive=
    for pid in $watched; do
        kill -s 0 "$pid" 2>/dev/null && alive="$alive $pid"
    done
    [ -z "$alive" ] && exit 0
    sleep 1
    grace=$((grace - 1))
done

for pid in $watched; do
    kill -s KILL "$pid" 2>/dev/null
done
