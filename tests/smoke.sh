#!/usr/bin/env bash
# Starts the service with the starter on a free port, asks every endpoint with curl, checks the answers, stops it.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-.venv/bin/python}
ARTICLE=docs/examples/article.txt
SECONDS_TO_READY=60
# curl's own --json is too young for some systems.
JSON=(--header 'Content-Type: application/json' --data-binary)
WORK=$(mktemp -d)
SERVICE=

finish() {
  status=$?
  if [ -n "$SERVICE" ]; then
    kill "$SERVICE" 2> /dev/null || true
    wait "$SERVICE" 2> /dev/null || true
  fi
  if [ "$status" -ne 0 ] && [ -s "$WORK/log" ]; then
    echo "The service's log:" >&2
    tail -n 40 "$WORK/log" >&2
  fi
  rm -rf "$WORK"
  exit "$status"
}
trap finish EXIT

# ask NAME EXPECTED-STATUS curl arguments...: keeps the answer in $WORK/NAME.
ask() {
  local name=$1 expected=$2 status
  shift 2
  status=$(curl --silent --show-error --max-time 120 --output "$WORK/$name" --write-out '%{http_code}' "$@")
  if [ "$status" != "$expected" ]; then
    echo "FAILED $name: status $status, expected $expected" >&2
    head -c 600 "$WORK/$name" >&2
    exit 1
  fi
}

# holds NAME CONDITION: CONDITION is Python over `answer`, the parsed JSON, or the text where it is not JSON,
# and `article`, the text that was sent.
holds() {
  "$PYTHON" - "$WORK/$1" "$ARTICLE" "$2" << 'END' || { echo "FAILED $1: $2" >&2; exit 1; }
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
article = open(sys.argv[2], encoding="utf-8", newline="").read()
try:
    answer = json.loads(text)
except ValueError:
    answer = text
sys.exit(not eval(sys.argv[3]))
END
  echo "ok     $1"
}

PORT=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
BASE=http://127.0.0.1:$PORT
MUJAZ_PROFILE=starter "$PYTHON" -m service.cli serve --host 127.0.0.1 --port "$PORT" > "$WORK/log" 2>&1 &
SERVICE=$!

for _ in $(seq $((SECONDS_TO_READY * 5))); do
  kill -0 "$SERVICE" 2> /dev/null || { echo "FAILED: the service ended" >&2; exit 1; }
  if curl --silent --fail --output /dev/null "$BASE/readyz"; then break; fi
  sleep 0.2
done

ask readyz 200 "$BASE/readyz"
holds readyz 'isinstance(answer, dict)'
ask healthz 200 "$BASE/healthz"
holds healthz 'isinstance(answer, dict)'

ask metrics 200 "$BASE/metrics"
holds metrics '"mujaz_ready 1.0" in answer and "mujaz_queue_workers" in answer'

ask summarize-text 200 "$BASE/summarize" --data-binary "@$ARTICLE" --header 'Content-Type: text/plain; charset=utf-8'
holds summarize-text '3 <= len(answer["points"]) <= 5 and answer["headline"]["text"] and answer["notice"]'
holds summarize-text 'all(article[s["start"]:s["end"]].strip() for p in answer["points"] for s in p["sources"])'
holds summarize-text 'answer["coverage"]["truncated"] is False and answer["signature"].startswith("mujaz:")'
holds summarize-text '"gist-quality" in [flag["code"] for flag in answer["flags"]]'

"$PYTHON" - "$ARTICLE" > "$WORK/one.json" << 'END'
import json, sys
print(json.dumps({"text": open(sys.argv[1], encoding="utf-8", newline="").read(), "title": "محطة جديدة للمياه",
                  "length": "short", "include": ["translation"], "source": {"outlet": "Example"}}))
END
ask summarize-json 200 "$BASE/summarize" "${JSON[@]}" "@$WORK/one.json"
holds summarize-json 'len(answer["points"]) == 3 and answer["translation"]["paragraphs"]'
holds summarize-json 'answer["source"]["outlet"] == "Example"'

"$PYTHON" -c 'import json, sys; one = json.load(open(sys.argv[1]))
print(json.dumps({"items": [one, {"text": "This is not Arabic at all, it is English."}, one]}))' "$WORK/one.json" > "$WORK/items.json"
ask summarize-items 200 "$BASE/summarize" "${JSON[@]}" "@$WORK/items.json"
holds summarize-items '[sorted(r)[0] for r in answer["results"]] == ["brief", "problem", "brief"]'

ask summarize-markdown 200 "$BASE/summarize" --data-binary "@$ARTICLE" \
  --header 'Content-Type: text/plain; charset=utf-8' --header 'Accept: text/markdown'
holds summarize-markdown 'answer.startswith("# ")'
ask summarize-english 422 "$BASE/summarize" --data-binary 'Only English here, nothing else to read.' --header 'Content-Type: text/plain'
holds summarize-english 'answer["code"] == "not-arabic" and "English here" not in json.dumps(answer)'

ask check 200 "$BASE/check" "${JSON[@]}" '{"source": "أصيب 40 شخصا في بيروت.", "text": "In Damascus 14 people were hurt."}'
holds check '[flag["code"] for flag in answer["flags"]] == ["number-changed", "name-changed"] and answer["signature"]'
ask check-english 422 "$BASE/check" "${JSON[@]}" '{"source": "Only English here.", "text": "Nothing else."}'
holds check-english 'answer["code"] == "not-arabic"'

ask translate 200 "$BASE/translate" "${JSON[@]}" '{"q": "وصل الوزير إلى المدينة.", "source": "ar", "target": "en"}'
holds translate 'isinstance(answer["translatedText"], str) and answer["translatedText"].strip()'
ask translate-list 200 "$BASE/translate" "${JSON[@]}" '{"q": ["وصل الوزير.", "وصل الرئيس."], "source": "auto", "target": "en"}'
holds translate-list 'len(answer["translatedText"]) == 2 and len(answer["detectedLanguage"]) == 2'
ask translate-bad 400 "$BASE/translate" "${JSON[@]}" '{"q": "مرحبا", "source": "ar", "target": "zz"}'
holds translate-bad 'list(answer) == ["error"]'
ask detect 200 "$BASE/detect" "${JSON[@]}" '{"q": "وصل الوزير إلى المدينة اليوم"}'
holds detect 'answer[0]["language"] == "ar"'
ask languages 200 "$BASE/languages"
holds languages '"ar" in [language["code"] for language in answer]'
ask frontend-settings 200 "$BASE/frontend/settings"
holds frontend-settings '"charLimit" in answer'

ask openapi 200 "$BASE/openapi.json"
holds openapi 'answer["openapi"].startswith("3.") and "/summarize" in answer["paths"]'
ask docs 200 --location "$BASE/docs"
holds docs '"<html" in answer.lower()'
ask page 200 "$BASE/"
holds page '"<form" in answer'
ask missing 404 "$BASE/no-such-place"
holds missing 'answer["status"] == 404'

if grep -q 'العقبة' "$WORK/log"; then
  echo "FAILED: the log holds text of the article" >&2
  exit 1
fi
echo "ok     log holds no text"
echo "Smoke test passed."
