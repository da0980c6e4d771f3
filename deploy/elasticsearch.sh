#!/bin/sh
# A real Elasticsearch for tests and developers, on loopback; it needs Java 17 and, once, Maven.
#
#   elasticsearch.sh install FOLDER                     unpack the server into FOLDER/server
#   elasticsearch.sh node FOLDER PORT [PORT …]          start a node on the first port, in the background; more
#                                                       ports are those of the whole cluster, its own among
#                                                       them; its process is in FOLDER/PORT/pid
#   elasticsearch.sh run FOLDER PORT                    one node, until interrupted
#
# HEAP sets a node's memory (512m). The server refuses to run as root: it then gets a user of its own.
set -eu
version=8.19.3
user=van-thu-search
command=$1 folder=$2
server=$folder/server

as_user() {  # the process keeps its number, so that it can be ended by it
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid "$user" --regid "$user" --clear-groups env HOME="$folder" "$@"
    fi
    exec "$@"
}

install() {
    [ -x "$server/bin/elasticsearch" ] && return
    mkdir -p "$folder"
    mvn --quiet --batch-mode dependency:copy -DoutputDirectory="$folder" \
        -Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip >&2
    rm -rf "$folder/unpacking"
    mkdir "$folder/unpacking"
    python3 -m zipfile -e "$folder/elasticsearch-$version.zip" "$folder/unpacking"
    chmod +x "$folder/unpacking/elasticsearch-$version"/bin/*
    mv "$folder/unpacking/elasticsearch-$version" "$server"
    rm -r "$folder/unpacking" "$folder/elasticsearch-$version.zip"
}

node() {
    port=$1
    home=$folder/$port
    shift
    names="" seeds=""
    for other in "$@"; do
        names="$names${names:+,}node-$other"
        seeds="$seeds${seeds:+,}127.0.0.1:$((other + 100))"
    done
    rm -rf "$home/config" "$home/pid"
    mkdir -p "$home/config" "$home/data" "$home/logs"
    cp "$server/config/jvm.options" "$server/config/log4j2.properties" "$home/config/"
    cat > "$home/config/elasticsearch.yml" <<END
cluster.name: van-thu-${1:-$port}
node.name: node-$port
path.data: $home/data
path.logs: $home/logs
network.host: 127.0.0.1
http.port: $port
transport.port: $((port + 100))
# A node that is dead or hangs leaves the cluster within seconds, so that readers get their answers again.
cluster.fault_detection.follower_check: {interval: 500ms, timeout: 1s, retry_count: 2}
cluster.fault_detection.leader_check: {interval: 500ms, timeout: 1s, retry_count: 2}
# A new head waits no longer than this for who does not answer, before it goes on without them.
cluster.publish.timeout: 1s
discovery.request_peers_timeout: 1s
cluster.routing.allocation.disk.threshold_enabled: false
xpack.security.enabled: false
END
    if [ $# = 0 ]; then
        echo "discovery.type: single-node" >> "$home/config/elasticsearch.yml"
    else
        printf 'discovery.seed_hosts: [%s]\ncluster.initial_master_nodes: [%s]\n' "$seeds" "$names" \
            >> "$home/config/elasticsearch.yml"
    fi
    if [ "$(id -u)" = 0 ]; then
        id "$user" >/dev/null 2>&1 || useradd --system --no-create-home "$user"
        chown -R "$user" "$home"
    fi
    (as_user env ES_PATH_CONF="$home/config" ES_JAVA_OPTS="-Xms${HEAP:-512m} -Xmx${HEAP:-512m} ${JVM:-}" \
        ES_JAVA_HOME="${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}" \
        "$server/bin/elasticsearch" -d -p "$home/pid" >"$home/logs/start" 2>&1)
}

case $command in
    install) install ;;
    node) shift 2; node "$@" ;;
    run)
        install
        node "$3"
        echo "http://127.0.0.1:$3 (Ctrl-C ends it)"
        pid=$(cat "$folder/$3/pid")
        trap 'kill "$pid"' INT TERM
        while kill -0 "$pid" 2>/dev/null; do sleep 1; done
        ;;
    *) echo "elasticsearch.sh install | node | run" >&2; exit 2 ;;
esac
