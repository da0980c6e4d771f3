"""`evaluate_search` prints figures that others build on: over a corpus of its own, or over the site."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import Question, evaluate
from tests import engines, makers

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = [
    {"id": "p1", "title": "Tuyển sinh lớp 10", "text": "Hồ sơ nộp tại trường.", "number": "15/KH-SGDĐT"},
    {"id": "p2", "title": "Xóa mù chữ", "text": "Điều tra người không biết chữ tại thôn bản."},
    {"id": "p3", "title": "Hướng nghiệp", "text": "Tư vấn cho học sinh cuối cấp."},
]


def written(path: Path, rows: list[dict]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return path


def evaluated(capsys: pytest.CaptureFixture, *words: object) -> dict:
    capsys.readouterr()
    call_command("evaluate_search", *map(str, words), "--json")
    return json.loads(capsys.readouterr().out)


def test_figures_are_those_of_the_places_where_answers_stand() -> None:
    questions = [Question("q1", "a", ("x",)), Question("q2", "b", ("y", "z")), Question("q3", "c", ("w",))]
    answers = {"q1": ["x"], "q2": ["n", "z", *"abcdef", "y"], "q3": [*"abcdefghij", "w"]}
    figures = evaluate(questions, lambda question: answers[question.id])
    assert figures["queries"] == 3
    assert [figures[f"recall@{cut}"] for cut in (1, 5, 10, 20)] == [0.3333, 0.5, 0.6667, 1.0]
    assert figures["mrr@10"] == 0.5
    assert 0 <= figures["p50_ms"] <= figures["p95_ms"]


@pytest.mark.parametrize("name", engines.NAMES)
def test_a_corpus_is_asked_in_a_scratch_index(name: str, site, settings, tmp_path: Path, capsys) -> None:
    corpus = written(tmp_path / "corpus.jsonl", PASSAGES)
    asked = [
        ("q1", "tuyen sinh", "p1"),
        ("q2", "điều tra mù chữ", "p2"),
        ("q3", "15/KH-SGDDT", "p1"),
        ("q4", "zzz", "p3"),
    ]
    questions = written(
        tmp_path / "q.jsonl", [{"id": id, "query": query, "relevant": [right]} for id, query, right in asked]
    )
    with engines.place(name, tmp_path) as setting:
        settings.SEARCH_ENGINE = setting
        figures = evaluated(capsys, questions, "--corpus", corpus, "--engine", name)
    assert list(figures) == [
        "queries", "recall@1", "recall@5", "recall@10", "recall@20", "mrr@10", "p50_ms", "p95_ms",
    ]  # fmt: skip
    assert (figures["queries"], figures["recall@1"], figures["mrr@10"]) == (4, 0.75, 0.75)


def test_the_sites_own_index_is_asked_by_key_or_number(site, tmp_path: Path, capsys) -> None:
    letter = makers.letter("2302/SGDĐT-GDTX", abstract="Tư vấn hướng nghiệp")
    article = makers.article(site, "Hội nghị tổng kết")
    hidden = makers.letter("9/SGDĐT", abstract="zarkonium", access="signed-in")
    rows = [
        {"id": 1, "query": "huong nghiep", "relevant": ["2302/SGDDT-GDTX"]},
        {"id": 2, "query": "hội nghị", "relevant": [article.key]},
        {"id": 3, "query": "2302", "relevant": [letter.key]},
        {"id": 4, "query": "zarkonium", "relevant": [hidden.key]},
    ]
    assert evaluated(capsys, written(tmp_path / "q.jsonl", rows))["recall@1"] == 0.75


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1}',
        '{"id": 1, "query": 5, "relevant": ["a"]}',
        '{"id": 1, "query": "a", "relevant": []}',
    ],
)
def test_a_bad_line_is_named(line: str, db, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"id": 0, "query": "a", "relevant": ["b"]}}\n{line}')
    with pytest.raises(CommandError, match=r"q\.jsonl"):
        call_command("evaluate_search", str(path))
    with pytest.raises(CommandError):
        call_command("evaluate_search", str(tmp_path / "none.jsonl"))
    good = written(tmp_path / "good.jsonl", [{"id": 0, "query": "a", "relevant": ["b"]}])
    bad = tmp_path / "corpus.jsonl"
    bad.write_text('{"title": "không có id"}')
    with pytest.raises(CommandError, match=r"corpus\.jsonl"):
        call_command("evaluate_search", str(good), "--corpus", str(bad))


def test_the_sets_in_the_project_are_whole() -> None:
    folder = ROOT / "benchmarks" / "questions"
    read = {path.stem: [json.loads(line) for line in path.open()] for path in folder.glob("*.jsonl")}
    ids = {passage["id"] for passage in read["passages"]}
    assert len(ids) == len(read["passages"]) >= 1000
    open_ones, held_out = read["questions"], read["questions-held-out"]
    assert len(open_ones) + len(held_out) >= 200 and len(held_out) * 3 >= len(open_ones) + len(held_out)
    answers = [set(question["relevant"]) for question in (*open_ones, *held_out)]
    assert all(answers) and set().union(*answers) <= ids
