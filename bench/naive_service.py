"""The service everyone writes: Flask, transformers' `generate` in float32, one sentence a call. Measured against.

It is meant to be as good as its kind: beam search as Mujaz has it, models loaded once, all cores, calls that take turns
(at once they only fight for the cores). Run by gunicorn: one worker, threads. The two folders of published checkpoints
are in BENCH_TRANSLATOR and BENCH_SUMMARIZER.
"""

import os
import re
from threading import Lock
from typing import Any

import torch
from flask import Flask, Response, jsonify, request
from transformers import MarianMTModel, MarianTokenizer, MT5ForConditionalGeneration, T5Tokenizer

BEAMS = 4
# The published decoding of XL-Sum's mT5, from its model card.
WINDOW, SUMMARY = 512, {"max_length": 84, "no_repeat_ngram_size": 2, "length_penalty": 0.6}

SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")

torch.set_num_threads(os.cpu_count() or 1)
turn = Lock()
app = Flask(__name__)

translator_folder, summarizer_folder = os.environ["BENCH_TRANSLATOR"], os.environ["BENCH_SUMMARIZER"]
translator_tokenizer = MarianTokenizer.from_pretrained(translator_folder)
translator: Any = MarianMTModel.from_pretrained(translator_folder)
summarizer_tokenizer = T5Tokenizer.from_pretrained(summarizer_folder)
summarizer: Any = MT5ForConditionalGeneration.from_pretrained(summarizer_folder)


def translate_sentence(sentence: str) -> str:
    """Translate one sentence."""
    inputs = translator_tokenizer(sentence, return_tensors="pt", truncation=True)
    with turn:
        output = translator.generate(**inputs, num_beams=BEAMS)
    return str(translator_tokenizer.decode(output[0], skip_special_tokens=True))


def translate_text(text: str) -> list[str]:
    """Translate sentence by sentence."""
    return [translate_sentence(sentence) for sentence in SENTENCE_END.split(text) if sentence.strip()]


def summarize_text(text: str) -> str:
    """Summarize as much of a text as the model reads."""
    inputs = summarizer_tokenizer(text, return_tensors="pt", truncation=True, max_length=WINDOW)
    with turn:
        output = summarizer.generate(**inputs, num_beams=BEAMS, **SUMMARY)
    return str(summarizer_tokenizer.decode(output[0], skip_special_tokens=True))


@app.get("/readyz")
def ready() -> Response:
    """Answer, which it can once the models are loaded."""
    return jsonify(status="ready")


@app.post("/summarize")
def summarize() -> Response:
    """Translate all and summarize the English; without `translation`, summarize the Arabic and translate that."""
    asked = request.get_json()
    if asked.get("translation", True):
        english = translate_text(asked["text"])
        return jsonify(summary=summarize_text(" ".join(english)), translation=english)
    return jsonify(summary=" ".join(translate_text(summarize_text(asked["text"]))))


@app.post("/translate")
def translate() -> Response:
    """Translate a text."""
    return jsonify(translatedText=" ".join(translate_text(request.get_json()["q"])))
